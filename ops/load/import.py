#!/usr/bin/env python3
"""Times an import of products: ops/load/import.py http://127.0.0.1:8080 10000

Signs in as the owner of the demonstration's first store, sends a file of so many products of one row each, and tells
how long the dry run and the run took, as the page shows them, and how often the progress moved. Then it sends the same
file again, which must change nothing.
"""
import http.cookiejar, re, sys, time, urllib.parse, urllib.request, uuid

BASE, ROWS = sys.argv[1].rstrip("/"), int(sys.argv[2])
STORE = sys.argv[3] if len(sys.argv) > 3 else None
PEOPLE = ("owner@hanami.example", "storeflow-demo")
opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))


def get(path):
    return opener.open(BASE + path if path.startswith("/") else path, timeout=60)


def token(page):
    return re.search(r'name="_csrf"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="_csrf"', page).group(1)


def post(path, fields):
    return opener.open(BASE + path, urllib.parse.urlencode(fields).encode(), timeout=60)


def send(path, csrf, text):
    mark = uuid.uuid4().hex
    body = (
        f'--{mark}\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n{csrf}\r\n'
        f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="many.csv"\r\n'
        f"Content-Type: text/csv\r\n\r\n{text}\r\n--{mark}--\r\n"
    ).encode()
    ask = urllib.request.Request(BASE + path, body, {"Content-Type": f"multipart/form-data; boundary={mark}"})
    return opener.open(ask, timeout=120)


def settle(address):
    begun, seen = time.time(), set()
    while True:
        page = get(address).read().decode()
        moving = re.search(r'<progress[^>]*value="(\d+)"', page)
        if "data-hx-trigger" not in page.split('id="list"')[1][:400]:
            return page, time.time() - begun, len(seen)
        if moving:
            seen.add(moving.group(1))
        time.sleep(0.2)


def figures(page):
    return ", ".join(re.findall(r"lines\?kind=\w+\"[^>]*>([^<]+)<", page))


login = get("/login").read().decode()
post("/login", {"email": PEOPLE[0], "password": PEOPLE[1], "_csrf": token(login)}).read()
store = STORE or re.search(r'href="/s/([a-z0-9-]+)"', get("/stores").read().decode()).group(1)
run = uuid.uuid4().hex[:6]
text = "Handle,Title,Body (HTML),Vendor,Tags,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price\n"
text += "".join(
    f"load-{run}-{i},Thing {i} of {run},<p>A <b>thing</b> with number {i}</p>,Maker {i % 20},"
    f"\"load, t{i % 50}\",{run}-{i},shopify,{i % 30},{10 + i % 90}.99\n"
    for i in range(ROWS)
)
for again in (False, True):
    home = f"/s/{store}/products/imports"
    answer = send(home, token(get(home).read().decode()), text)
    page, seconds, moves = settle(answer.geturl())
    print(f"dry run: {ROWS} rows in {seconds:.1f} s, progress moved {moves} times: {figures(page)}", flush=True)
    if again or "/run" not in page:
        break
    path = urllib.parse.urlparse(answer.geturl()).path
    post(path + "/run", {"_csrf": token(page)}).read()
    page, seconds, moves = settle(answer.geturl())
    print(f"run: {seconds:.1f} s, progress moved {moves} times: {figures(page)}", flush=True)
