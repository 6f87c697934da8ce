import mono from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2?url';
import sans from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?url';
import strong from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2?url';

/** Pixels for each of CSS. */
const SCALE = 2;
/** What browsers draw on at most, along one side and in all. */
const LONGEST = 16_000;
const LARGEST = 200_000_000;

const faces = [
  ['IBM Plex Mono', 400, mono],
  ['IBM Plex Sans', 400, sans],
  ['IBM Plex Sans', 600, strong],
] as const;

/** Draws an SVG as PNG at twice its size, or at what the browser can do of it, with the page's own faces. */
export async function drawPng(svg: string): Promise<Blob> {
  const fonts = await Promise.all(faces.map(async ([name, weight, url]) => fontFace(name, weight, await dataUrl(url))));
  const withFonts = svg.replace(/(<svg[^>]*>)/, `$1<style>${fonts.join('')}</style>`);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(withFonts)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(SCALE, LONGEST / width, LONGEST / height, Math.sqrt(LARGEST / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('This browser could not draw it.'))), 'image/png'),
  );
}

function fontFace(name: string, weight: number, url: string): string {
  return `@font-face{font-family:'${name}';font-weight:${weight};src:url(${url}) format('woff2')}`;
}

/** An image may not fetch anything: its fonts come along. */
async function dataUrl(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`A font could not be loaded: HTTP ${response.status}.`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return `data:font/woff2;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}
