#!/usr/bin/env python3
"""Times a large photo: ops/load/picture.py http://127.0.0.1:8080 photo.jpg [store] [size] [management address]

Signs in as the owner of the demonstration's first store, sends the photo as the product editor does, and tells how long
the upload took, when the picture was shown in the given size (400; 160, 800 or 1600) at first, in whatever size was there, and when that
very size had been made by the job. With the address of the management port it says how full the heap was meanwhile.
A photo of 24 million pixels: convert -size 6000x4000 plasma:fractal -quality 92 photo.jpg
"""
import http.cookiejar, re, sys, threading, time, urllib.parse, urllib.request, uuid

BASE, PHOTO = sys.argv[1].rstrip("/"), sys.argv[2]
STORE = sys.argv[3] if len(sys.argv) > 3 else None
SIDE = sys.argv[4] if len(sys.argv) > 4 else "400"
MANAGEMENT = sys.argv[5].rstrip("/") if len(sys.argv) > 5 else None
PEOPLE = ("owner@hanami.example", "storeflow-demo")
opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))


def get(path):
    return opener.open(BASE + path, timeout=60)


def token(page):
    return next(filter(None, re.search(r'name="_csrf"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="_csrf"', page).groups()))


def fullest(stop, found):
    while not stop.is_set():
        text = urllib.request.urlopen(MANAGEMENT + "/actuator/prometheus", timeout=10).read().decode()
        used = sum(float(n) for n in re.findall(r'^jvm_memory_used_bytes\{area="heap"[^}]*\} (\S+)', text, re.M))
        found.append(used)
        time.sleep(0.2)


login = get("/login").read().decode()
fields = {"email": PEOPLE[0], "password": PEOPLE[1], "_csrf": token(login)}
opener.open(BASE + "/login", urllib.parse.urlencode(fields).encode()).read()
store = STORE or re.search(r'href="/s/([a-z0-9-]+)"', get("/stores").read().decode()).group(1)
csrf = token(get(f"/s/{store}/products").read().decode())
mark = uuid.uuid4().hex
# Another photo each time: bytes behind its end change no pixel.
photo = open(PHOTO, "rb").read() + mark.encode()
body = (
    f'--{mark}\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n{csrf}\r\n'
    f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="photo.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
).encode() + photo + f"\r\n--{mark}--\r\n".encode()
stop, heap = threading.Event(), []
watch = threading.Thread(target=fullest, args=(stop, heap), daemon=True)
if MANAGEMENT:
    watch.start()
begun = time.time()
ask = urllib.request.Request(f"{BASE}/s/{store}/pictures", body, {"Content-Type": f"multipart/form-data; boundary={mark}"})
picture = opener.open(ask, timeout=60).read().decode().strip()
print(f"{len(photo) / 1e6:.1f} MB taken after {time.time() - begun:.2f} s")
shop = re.search(r'/media/([A-Za-z0-9]+)/', get(f"/shop/{store}").read().decode()).group(1)
address, first = f"/media/{shop}/{picture}?side={SIDE}", None
while time.time() - begun < 60:
    answer = get(address)
    length = len(answer.read())
    if first is None:
        first = time.time() - begun
        print(f"shown after {first:.2f} s ({length:,} bytes, {answer.headers['Cache-Control']})")
    if "immutable" in (answer.headers["Cache-Control"] or ""):
        print(f"shown in its size after {time.time() - begun:.2f} s ({length:,} bytes)")
        break
    time.sleep(0.05)
stop.set()
if MANAGEMENT:
    watch.join()
    print(f"heap at most {max(heap) / 1e6:.0f} MB, {len(heap)} looks")
