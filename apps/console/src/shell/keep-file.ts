/** Has the browser keep a file under a name. */
export function keepFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken it by the time that this runs.
  setTimeout(() => { URL.revokeObjectURL(link.href); });
}
