import { isCommonPassword } from './common_passwords';

test.each([
  'password',
  'Password123',
  'p@ssw0rd!!',
  '12345678',
  '987654321',
  'qwertyuiop',
  'iloveyou2',
  'sunshine99',
  '!!Football!!',
  'l3tm31n!',
  'abcabcabc',
  '11111111',
  'hgfedcba',
  'trustno1',
  'correcthorsebatterystaple',
  'Summer2026!',
  'ExecutableStack1',
  'margaret.h',
  'Margaret.H2026',
])('%s is guessed first', (password) => {
  expect(isCommonPassword(password, 'margaret.h')).toBe(true);
});

test.each([
  'seven quiet herons',
  'gT7#kq!2',
  'thistle lantern',
  '棉花糖在飞翔的夜晚',
  'ab12cd89xq',
  '83620174',
])('%s is not', (password) => {
  expect(isCommonPassword(password, 'margaret.h')).toBe(false);
});
