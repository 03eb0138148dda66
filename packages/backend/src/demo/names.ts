export const firstNames =
  `Ada Agnes Aino Alba Alice Amara Anders Anja Anton Arne Astrid Aurora Beatriz Ben Birgit Björn Bruno Camille
Carla Carlos Chiara Clara Clemens Cora Dagmar Daniel Daria David Edda Elena Elias Elif Elsa Emil Emma Enzo Erik Esther
Eva Fabian Farah Felix Femke Finn Fiona Frida Gabriel Gita Giulia Greta Hana Hanna Hector Helene Henrik Hugo Ida
Ilse Imran Ingrid Irene Iris Ivo Jakob Jana Jasper Joan Jonna Josef Julia Kai Karin Karla Kasper Keira Klara Lars Laura
Lea Leander Lena Leo Lina Linnea Lorenzo Louis Lucia Luka Magnus Maja Malin Marco Maren Maria Marta Mateo Matilda Maud Maya
Milan Mina Mohamed Nadia Nils Nina Noah Nora Olga Olivia Oskar Otto Paula Pedro Per Petra Philippa Rafael Rania Rosa
Ruben Ruth Saga Samir Sara Silje Simon Sofia Stella Sven Tamar Tessa Theo Thora Tilda Tim Tobias Ursula Valentin Vera Viktor
Wilma Yara Yusuf Zoe`.split(/\s+/);

export const lastNames =
  `Abel Ahlgren Andersen Arnold Bakker Baptiste Barlow Becker Berger Bianchi Blom Borg Brandl Brook Carver Castro
Christensen Clarke Conti Costa Dahl Dekker Delgado Dietrich Dubois Eklund Ellis Engel Eriksen Falke Ferrari Fischer Fontaine
Forsberg Frost Garcia Gauthier Gerber Girard Graf Greve Gustafsson Haas Hagen Hakim Hansen Hartley Hayes Hedlund Heikkinen
Herrera Hoffmann Holm Huber Hughes Ibrahim Iversen Jansen Jensen Kaya Keller Kent Khan Klein Koch Korhonen Kramer Kruse
Lang Larsen Laurent Lehmann Lind Lopez Lund Maes Malik Marchetti Marsh Martens Mercier Meyer Moen Moreau Moretti Morgan
Munoz Nagel Navarro Neumann Nguyen Nilsen Nordin Novak Olsen Osei Otten Owens Palmer Peeters Perrin Petit Pohl
Price Quist Ramos Reid Renard Ricci Richter Rossi Roth Ruiz Sandberg Santos Sauer Schmid Schuster Sharma Silva Sommer
Soto Stein Strand Sundberg Svensson Tanaka Thomsen Torres Turner Vargas Verhoeven Vidal Virtanen Vogel Wagner Walsh
Weber Weiss Wendt Wester Winter Wolf Wouters Young Zeller Ziegler`.split(/\s+/);

const first =
  `Alder Amber Anchor Arbor Aspen Atlas Autumn Basil Beacon Birch Blue Bramble Bright Bronze Canal Cedar Chalk Cinder
Clover Coast Copper Coral Crane Delta Dune Eastern Ember Fern Field Flint Forest Garden Glass Golden Granite Grove
Harbour Hazel Heather Hill Hollow Indigo Iron Island Ivory Juniper Kestrel Lake Lantern Larch Linden Lowland Lunar
Maple Marble Meadow Mill Mint Moss North Oak Olive Orchard Paper Pebble Pine Plum Quarry Quiet River Rowan Saffron
Sand Silver Slate Spruce Stone Summit Thistle Timber Upland Valley Velvet Walnut Willow Winter`.split(/\s+/);

const second =
  `Bakery Books Brewing Ceramics Clinic Coffee Consulting Cycles Dental Design Digital Editions Electric Engineering
Events Farms Film Fitness Florist Foods Furniture Gallery Games Glassworks Goods Hotel Instruments Interiors Joinery Kitchens
Labs Law Lighting Logistics Market Media Metals Mobility Museum Music Optics Outdoor Partners Pharmacy Photo Pottery
Press Print Radio Records Robotics Roofing Sailing School Solar Sports Studio Supply Systems Tea Textiles Theatre Tools
Toys Trading Travel Watches Wine Works Yoga`.split(/\s+/);

const third = [
  "",
  "& Sons",
  "Group",
  "Collective",
  "House",
  "Co.",
  "Works",
  "Online",
  "Company",
  "& Daughters",
  "Lab",
  "Union",
  "North",
  "South",
  "International",
  "Partners",
];

/** Relatively prime to the number of combinations, so that neighbours get names that are far apart. */
const stride = 7919;
const combinations = first.length * second.length * third.length;

/** A company's name and the label of its domains: another one for every number up to about 100,000, and on. */
export function companyOf(number: number): { name: string; slug: string } {
  const at = ((number % combinations) * stride) % combinations;
  const round = Math.floor(number / combinations);
  const parts = [
    first[at % first.length],
    second[Math.floor(at / first.length) % second.length],
    third[Math.floor(at / (first.length * second.length))],
  ];
  const name = parts.filter(Boolean).join(" ") + (round > 0 ? ` ${round + 1}` : "");
  return { name, slug: plain(name.replace("&", "and")) };
}

/** For addresses and domain names: lower-case letters and digits only. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ø", "o")
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");
}

export function combinationsOfCompanyNames(): number {
  return combinations;
}
