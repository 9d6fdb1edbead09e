/* Amounts of a form of the shop as shoppers read them; data-currency and data-digits, how many
   decimals it has, are the form's; data of amounts is "id:1290". */
export function shopMoney(form) {
  const { currency } = form.dataset,
    digits = Number(form.dataset.digits);
  const format = new Intl.NumberFormat(document.documentElement.lang, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return (minor) => format.format(minor / 10 ** digits);
}

export function amounts(text) {
  return new Map((text ?? "").split(" ").map((it) => it.split(":")));
}
