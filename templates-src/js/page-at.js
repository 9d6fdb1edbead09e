/* A page of the shop as it is now, for a part of it; throws where there is none. */
export async function pageAt(address) {
  const answer = await fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(8000) });
  if (!answer.ok) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
