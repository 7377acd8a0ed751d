const systems = [
  [/Android/, 'Android'],
  [/iPad|iPhone/, 'iOS'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;
const browsers = [
  [/Edg\/(\d+)/, 'Edge'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
] as const;

/** What a supervisor sees of a device until somebody names it: `Windows · Chrome 138`. */
export function deviceLabel(userAgent: string): string {
  const system = systems.find(([sign]) => sign.test(userAgent))?.[1];
  const browser = browsers.find(([sign]) => sign.test(userAgent));
  const version = browser?.[0].exec(userAgent)?.[1];
  const words = [system, browser && [browser[1], version].filter(Boolean).join(' ')];
  return words.filter(Boolean).join(' · ') || '?';
}
