import type { DemoUser } from './shapes.js';

/** The three whose log-ins `npm start` prints, in the order in which it prints them. */
export const demoLogins: readonly (DemoUser & { password: string })[] = [
  { key: 'reader', name: 'Sam Carter', email: 'reader@example.org', role: 'reader', password: 'demo-reader-valley' },
  { key: 'moderator', name: 'Nadia Osei', email: 'moderator@example.org', role: 'moderator', password: 'demo-moderator-valley' },
  { key: 'admin', name: 'Robin Achterberg', email: 'admin@example.org', role: 'admin', password: 'demo-admin-valley' },
];

/** Everybody else in the demonstration. All are invented. */
export const demoUsers: readonly DemoUser[] = [
  { key: 'ines', name: 'Ines Marlow', email: 'ines.marlow@example.org', role: 'staff' },
  { key: 'farida', name: 'فریده رحیمی', email: 'farida@example.org', role: 'reader' },
  { key: 'karim', name: 'کریم نوری', email: 'karim@example.org', role: 'reader' },
  { key: 'shirin', name: 'شیرین کوهستانی', email: 'shirin@example.org', role: 'reader' },
  { key: 'zarmina', name: 'زرمینه وردګ', email: 'zarmina@example.org', role: 'reader' },
  { key: 'gulalai', name: 'ګلالۍ ستوری', email: 'gulalai@example.org', role: 'reader' },
  { key: 'layla', name: 'ليلى حداد', email: 'layla@example.org', role: 'reader' },
  { key: 'sami', name: 'سامي البيطار', email: 'sami@example.org', role: 'reader' },
  { key: 'margaret', name: 'Margaret Hollis', email: 'margaret@example.org', role: 'reader' },
  { key: 'dev', name: 'Dev Banerjee', email: 'dev@example.org', role: 'reader' },
  { key: 'sapper', name: 'Old Sapper', email: 'sapper@example.org', role: 'reader' },
  { key: 'nightbus', name: 'nightbus_73', email: 'nightbus@example.org', role: 'reader' },
  { key: 'tomasz', name: 'Tomasz Wrona', email: 'tomasz@example.org', role: 'reader' },
  { key: 'claire', name: 'Claire Aubertin', email: 'claire@example.org', role: 'reader' },
  { key: 'etienne', name: 'Étienne Ferrand', email: 'etienne@example.org', role: 'reader' },
  { key: 'elif', name: 'Elif Karadağ', email: 'elif@example.org', role: 'reader' },
  { key: 'murat', name: 'Murat Şensoy', email: 'murat@example.org', role: 'reader' },
  { key: 'jonas', name: 'Jonas Oberländer', email: 'jonas@example.org', role: 'reader' },
  { key: 'hanna', name: 'Hanna Weidlich', email: 'hanna@example.org', role: 'reader' },
  { key: 'lucia', name: 'Lucía Barrientos', email: 'lucia@example.org', role: 'reader' },
  { key: 'deals', name: 'Daily Deals Desk', email: 'deals@example.org', role: 'reader' },
];
