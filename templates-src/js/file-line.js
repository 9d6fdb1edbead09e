/* Sends one file, with a preview and how far it is in a line of its own. Answers its name, or the sentence that says
   what is wrong with it. */
const SIDE = 160;

export async function preview(file, canvas) {
  const image = await createImageBitmap(file, { resizeWidth: SIDE }).catch(() => null);
  if (!image) return;
  canvas.width = SIDE;
  canvas.height = image.height;
  canvas.getContext("2d").drawImage(image, 0, 0);
  image.close();
}

export function sendingLine(file) {
  const item = document.createElement("li");
  item.append(...["canvas", "span", "progress"].map((it) => document.createElement(it)));
  item.children[1].textContent = file.name;
  item.children[2].setAttribute("aria-label", file.name);
  return item;
}

export const sendFile = (file, item, { to, failed, large }, token) =>
  new Promise((done) => {
    const xhr = new XMLHttpRequest(),
      data = new FormData(),
      bar = item.querySelector("progress");
    data.append("_csrf", token);
    data.append("file", file);
    xhr.upload.onprogress = ({ loaded, total }) => loaded < total && (bar.value = loaded / total);
    xhr.upload.onload = () => bar.removeAttribute("value");
    xhr.onloadend = () => {
      bar.remove();
      if (xhr.status === 201) return done({ id: xhr.responseText });
      const said = /^text\/plain/.test(xhr.getResponseHeader("Content-Type") ?? "") && xhr.responseText;
      done({ wrong: said || (xhr.status === 413 ? large : failed) });
    };
    xhr.open("POST", to);
    xhr.send(data);
  });
