import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

/** A table with a name, which scrolls by itself on a narrow screen. */
export const ScrollTable = ({
  label,
  heads,
  atEnd = [],
  minWidth,
  children,
}: {
  label: string;
  heads: readonly string[];
  /** The heads of columns of figures, which stand one below the other. */
  atEnd?: readonly string[];
  minWidth: number;
  children: ReactNode;
}) => (
  <Table.ScrollContainer minWidth={minWidth} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
    <Table verticalSpacing="sm" highlightOnHover aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          {heads.map((head) => (
            <Table.Th key={head} scope="col" {...(atEnd.includes(head) && { ta: 'end' })}>
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  </Table.ScrollContainer>
);
