/** An address as a QR code: for the screen, and as a picture to print. */
import qrcode from 'qrcode-generator';

function codeOf(address: string) {
  // M: a poster that is a little torn or dirty is still read.
  const code = qrcode(0, 'M');
  code.addData(address);
  code.make();
  return code;
}

/** Two rows of squares in each line of text; light on dark is read as well as dark on light. */
export function qrLines(address: string): string[] {
  const code = codeOf(address);
  const margin = 2;
  const size = code.getModuleCount() + 2 * margin;
  const isDark = (row: number, column: number) => {
    const [y, x] = [row - margin, column - margin];
    return y >= 0 && x >= 0 && y < code.getModuleCount() && x < code.getModuleCount() && code.isDark(y, x);
  };
  return Array.from({ length: Math.ceil(size / 2) }, (_, line) =>
    Array.from({ length: size }, (_, column) => {
      const [above, below] = [isDark(2 * line, column), isDark(2 * line + 1, column)];
      return above ? (below ? ' ' : '▄') : below ? '▀' : '█';
    }).join(''),
  );
}

/** A whole SVG file. */
export const qrSvg = (address: string): string =>
  codeOf(address).createSvgTag({ cellSize: 8, margin: 32, scalable: true });
