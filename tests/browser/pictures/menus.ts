import { FIELD_TEXTS, MENU_TEXTS } from '../../../src/console/menus/texts/texts.ts';
import { TEXTS } from '../../../src/console/texts/texts.ts';
import type { Sitting } from './picture.ts';

/** The list of menus, and one of them in the editor: at work on an element, on trial, and about to be published. */
export async function takeMenus({ page, language, take }: Sitting): Promise<void> {
  const words = MENU_TEXTS[language];
  await page.getByRole('navigation').getByRole('link', { name: TEXTS[language].screens.menus }).click();
  await page.getByRole('table').waitFor();
  await take('menus');
  await page.getByRole('tab', { name: words.list.releasesTab }).click();
  await page.getByRole('table').waitFor();
  await take('menu-releases');
  await page.getByRole('tab', { name: words.list.menusTab }).click();
  await page.getByRole('link', { name: /^Leave a spoken message$|^ទុកសារជាសំឡេង$/ }).click();
  await page.locator('#card-who-hears').click();
  await page.locator('[data-form="who-hears"]').waitFor();
  await take('menu-editor');
  await page
    .getByLabel(FIELD_TEXTS[language].fields['note'] ?? '', { exact: true })
    .fill(language === 'km' ? 'សាកជាមួយអ្នកភូមិ' : 'Try it with villagers');
  await page.locator('[data-saving="saved"]').waitFor();
  await page.getByRole('button', { name: words.publish.title, exact: true }).click();
  await page.getByRole('dialog').getByText(words.releases.after).first().waitFor();
  await take('menu-publish');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: words.editor.tabs.try }).click();
  await page.getByRole('switch').last().click();
  await page.locator('.call-button').click();
  await page.locator('.menu-card[data-live="true"]').waitFor();
  await take('menu-try');
}
