/* Amounts of a form of the shop as shoppers read them; data-currency is the form's, data of amounts is "id:1290". */
export function shopMoney(form) {
  const { currency } = form.dataset;
  const format = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency });
  const unit = 10 ** format.resolvedOptions().maximumFractionDigits;
  return (minor) => format.format(minor / unit);
}

export function amounts(text) {
  return new Map((text ?? "").split(" ").map((it) => it.split(":")));
}
