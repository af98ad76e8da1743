import { Box, Group, Text, UnstyledButton } from '@mantine/core';
import { useReportTexts } from '../words.ts';
import type { MapModel, Tile } from './map-model.ts';
import { LAKE, MAP_COLUMNS } from './province-tiles.ts';
import { LAKE_COLOUR, SHADES, shadeOf } from './shades.ts';

/** Cambodia, a tile a province; a press on one chooses it. */
export function TileMap({ model, choose }: { model: MapModel; choose: (code: string) => void }) {
  const words = useReportTexts();
  return (
    <Box>
      <Text size="sm" c="dimmed" mb="xs">
        {words.mapHint}
      </Text>
      <Box
        role="group"
        aria-label={words.map}
        maw={800}
        style={{ display: 'grid', gridTemplateColumns: `repeat(${MAP_COLUMNS}, minmax(0, 1fr))`, gap: 4 }}
      >
        {model.tiles.map((tile) => (
          <Province key={tile.code} tile={tile} choose={choose} />
        ))}
        <Box aria-hidden style={{ ...placeOf(LAKE), ...TILE, background: LAKE_COLOUR, color: '#0b4f8a' }}>
          <Text size="xs" fs="italic" ta="center">
            {words.lake}
          </Text>
        </Box>
      </Box>
      <Scale most={model.most} />
    </Box>
  );
}

const TILE = {
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  minHeight: 76,
  padding: '2px 4px',
  borderRadius: 6,
} as const;

const placeOf = ({ column, row }: { column: number; row: number }) => ({
  gridColumn: column + 1,
  gridRow: row + 1,
});

/** Nothing is not the same as little. */
const NOTHING = { background: '#ffffff', ink: '#212529' };

function Province({ tile, choose }: { tile: Tile; choose: (code: string) => void }) {
  const words = useReportTexts();
  const { background, ink } = tile.text === '' ? NOTHING : shadeOf(tile.strength);
  const figure = tile.text === '' ? words.none : tile.text;
  return (
    <UnstyledButton
      onClick={() => choose(tile.code)}
      aria-label={words.onlyPlace(tile.name, figure)}
      data-province={tile.code}
      style={{
        ...placeOf(tile),
        ...TILE,
        background,
        color: ink,
        border: `1px ${tile.text === '' ? 'dashed' : 'solid'} #868e96`,
      }}
    >
      <Text component="span" size="xs" ta="center" lh={1.5} style={{ overflowWrap: 'anywhere' }}>
        {tile.name}
      </Text>
      <Text component="span" fw={700} size="sm">
        {figure}
      </Text>
    </UnstyledButton>
  );
}

function Scale({ most }: { most: string }) {
  return (
    <Group gap={4} mt="sm" aria-hidden>
      <Text size="sm">0</Text>
      {SHADES.map((shade) => (
        <Box key={shade} w={28} h={14} style={{ background: shade, border: '1px solid #868e96' }} />
      ))}
      <Text size="sm">{most}</Text>
    </Group>
  );
}
