import { Router } from 'express';
import type { Context } from '../../context.ts';
import { placesQuery, type PlacesAnswer } from '../../directory/api-types.ts';
import { placesNamed, placesOf } from '../../directory/places-answer.ts';
import { queryOf } from '../body.ts';
import { guard } from '../guard.ts';

/** `/api/v1/places`: the gazetteer by names and codes, for whoever sees facts. */
export function placeRoutes(context: Context): Router {
  const router = Router();
  router.get('/', guard(context, 'facts:read'), (request, response) => {
    const { search, codes } = queryOf(placesQuery, request);
    const store = context.facts.world.facts;
    const places = codes === undefined ? placesNamed(search ?? '', store) : placesOf(codes.split(','), store);
    response.json({ places } satisfies PlacesAnswer);
  });
  return router;
}
