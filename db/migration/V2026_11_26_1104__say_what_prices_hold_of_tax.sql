-- included, excluded, or unsaid: then no page says a word about it. Where prices for consumers hold the tax by law,
-- a store has said so without being asked.
alter table store
  add column tax_words varchar(20) character set ascii collate ascii_bin not null default 'unsaid';

update store
set tax_words = 'included'
where country in (
  'AD', 'AE', 'AR', 'AT', 'AU', 'BE', 'BG', 'BR', 'CH', 'CL', 'CN', 'CO', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR',
  'GB', 'GR', 'HR', 'HU', 'ID', 'IE', 'IL', 'IN', 'IS', 'IT', 'JP', 'KR', 'LI', 'LT', 'LU', 'LV', 'MC', 'MT', 'MX', 'MY',
  'NL', 'NO', 'NZ', 'PH', 'PL', 'PT', 'RO', 'RS', 'SA', 'SE', 'SG', 'SI', 'SK', 'SM', 'TH', 'TR', 'TW', 'UA', 'VN', 'ZA');
