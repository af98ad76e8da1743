import { useState } from 'react';
import { parse } from 'yaml';
