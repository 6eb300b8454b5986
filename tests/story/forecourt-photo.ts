/** A photo as a supervisor takes it, painted: a car on a customer's bay, leaves, its plate. */
import sharp from 'sharp'

const SCENE = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
  <defs>
    <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#bcd3e6"/><stop offset="1" stop-color="#e8eef2"/></linearGradient>
    <linearGradient id="ground" x2="0" y2="1"><stop stop-color="#8b8f94"/><stop offset="1" stop-color="#6d7176"/></linearGradient>
    <linearGradient id="body" x2="0" y2="1"><stop stop-color="#35608f"/><stop offset="1" stop-color="#1d3a5c"/></linearGradient>
  </defs>
  <rect width="1600" height="560" fill="url(#sky)"/>
  <rect y="120" width="1600" height="420" fill="#cfd6db"/>
  <g fill="#9fb4c4"><rect x="60" y="170" width="420" height="370"/><rect x="520" y="170" width="560" height="370"/><rect x="1120" y="170" width="420" height="370"/></g>
  <rect y="540" width="1600" height="660" fill="url(#ground)"/>
  <g fill="#f2f2ee"><path d="M250 1200 L430 600 L452 600 L300 1200Z"/><path d="M1350 1200 L1170 600 L1148 600 L1300 1200Z"/></g>
  <ellipse cx="800" cy="985" rx="520" ry="45" fill="#000" opacity=".35"/>
  <path d="M330 960 V720 Q340 640 440 620 L540 440 Q560 400 620 400 H980 Q1040 400 1060 440 L1160 620 Q1260 640 1270 720 V960 Z" fill="url(#body)"/>
  <path d="M575 600 L640 450 H960 L1025 600Z" fill="#cfe0ec"/>
  <g fill="#f4e7b0"><ellipse cx="430" cy="725" rx="70" ry="36"/><ellipse cx="1170" cy="725" rx="70" ry="36"/></g>
  <rect x="560" y="680" width="480" height="36" rx="18" fill="#12253b"/>
  <rect x="640" y="720" width="320" height="76" rx="8" fill="#1246a8"/>
  <text x="800" y="776" font-family="sans-serif" font-size="58" font-weight="700" text-anchor="middle" fill="#fff" letter-spacing="6">A·4E7K2</text>
  <g fill="#161a1f"><rect x="360" y="930" width="150" height="70" rx="24"/><rect x="1090" y="930" width="150" height="70" rx="24"/></g>
  <g fill="#a5642a"><ellipse cx="520" cy="1080" rx="26" ry="10" transform="rotate(20 520 1080)"/><ellipse cx="610" cy="1120" rx="24" ry="9" transform="rotate(-25 610 1120)"/><ellipse cx="980" cy="1100" rx="28" ry="10" transform="rotate(12 980 1100)"/><ellipse cx="1080" cy="1060" rx="22" ry="9" transform="rotate(-40 1080 1060)"/><ellipse cx="760" cy="1140" rx="24" ry="9"/></g>
</svg>`

export async function forecourtPhoto() {
  const buffer = await sharp(Buffer.from(SCENE)).jpeg({ quality: 90 }).toBuffer()
  return { name: 'IMG_0412.jpg', mimeType: 'image/jpeg', buffer }
}
