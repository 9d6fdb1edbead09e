-- A page that shows how far an import has come asks every second: what it counts stands in one index.
create index product_import_line_counted on product_import_line (store_id, import_id, outcome, step, clears);
