/**
 * Name parts to invent people from, mixed as in Belgium. Each part lists its spellings, the usual one first,
 * and its native script where there is one. Parts are common names; the persons made of them do not exist.
 *
 * @source  spellings: the variant classes of DOMAIN.md part C (French, Dutch, English and native orthography)
 */
export type NamePart = { readonly forms: readonly string[]; readonly native?: string };
export type Culture = {
  readonly name: string;
  /** Share among applicants, in hundredths. */
  readonly share: number;
  readonly countries: readonly string[];
  readonly male: readonly NamePart[];
  readonly female: readonly NamePart[];
  readonly family: readonly NamePart[];
  /** Native names are written family name first. */
  readonly familyFirst?: boolean;
};

/** 'Youssef/Yusuf=يوسف' → forms and native script. */
const parts = (text: string): NamePart[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [latin, native] = part.split('=');
      return { forms: latin!.split('/'), ...(native && { native }) };
    });

export const CULTURES: readonly Culture[] = [
  {
    name: 'dutch',
    share: 30,
    countries: [''],
    male: parts(
      'Jan, Pieter/Peter, Wout/Wouter, Joris/Georges, Bram, Lowie/Lodewijk, Stijn, Koen/Koenraad, Maarten, Thijs/Matthijs, Kobe, Dries/Andries, Senne, Gert-Jan/Gertjan, Arne, Ruben',
    ),
    female: parts(
      'Lotte/Charlotte, Fien/Josefien, Hanne/Johanna, Griet/Margriet, Anneleen/Annelien, Liesbeth/Elisabeth, Nele, Marijke/Maria, Katrien/Catharina, Sofie/Sophie, Tine/Martine, Elke, An-Sofie/Ansofie',
    ),
    family: parts(
      'Van den Berghe/Vandenberghe, De Smet/Desmet, Claes/Claeys, Vermeylen, Van Hecke/Vanhecke, Wouters/Wauters, Peeters/Peters, De Backer/Debacker, Van der Auwera/Vanderauwera, Segers/Seghers, Verstraete/Verstraeten, Goossens/Goosens, Van Acker/Vanacker, Dhondt/D’hondt, Mertens, Callewaert, Vandeputte/Van de Putte, Lauwers, Schepens, Ooghe',
    ),
  },
  {
    name: 'french',
    share: 22,
    countries: ['', '', 'fr'],
    male: parts(
      'Jean-Luc/Jean Luc, Étienne/Etienne, Benoît/Benoit, Gaëtan/Gaetan, Thierry, Olivier, Guillaume, Rémi/Remy, Pascal, Frédéric/Frederic, Arnaud, Cédric/Cedric, Maxime, Hugues',
    ),
    female: parts(
      'Hélène/Helene, Amandine, Françoise/Francoise, Aurélie/Aurelie, Noémie/Noemie, Chantal, Mélanie/Melanie, Véronique/Veronique, Clémence/Clemence, Sandrine, Élise/Elise',
    ),
    family: parts(
      'Dubois, Lefèvre/Lefebvre, Delvaux/Delveaux, Renard, Wathelet, Lambiotte, Marchandise, Deprez/Desprez, Servais, Gillet, Collignon, Delacour/De la Cour, Pirotte, Thonnard, Baudoux, Hanquet, Rousseaux/Rousseau, Simonet/Simonnet',
    ),
  },
  {
    name: 'german',
    share: 5,
    countries: ['', 'de'],
    male: parts(
      'Jürgen/Juergen, Matthias/Mathias, Björn/Bjoern, Stefan/Stephan, Lukas/Lucas, Günther/Guenther, Karl-Heinz/Karlheinz, Dieter',
    ),
    female: parts('Käthe/Kaethe, Ursula, Anneliese/Annelise, Birgit, Jutta, Ines, Grit, Ulrike'),
    family: parts(
      'Müller/Mueller, Schröder/Schroeder, Weiß/Weiss, Kolb, Brüll/Bruell, Achterberg, Küpper/Kuepper, Hoffmann/Hofmann, Jost, Radermacher/Radermecker, Zimmermann, Keßler/Kessler',
    ),
  },
  {
    name: 'arabic',
    share: 13,
    countries: ['', 'ma', 'sy', 'iq', 'dz', 'tn'],
    male: parts(
      'Mohamed/Mohammed/Muhammad/Mohammad=محمد, Youssef/Yusuf/Joesoef/Yousef=يوسف, Abdelkader/Abd al-Qadir/Abdulkader=عبد القادر, Khalid/Khaled/Chalid=خالد, Omar/Umar/Oumar=عمر, Hicham/Hisham/Hisjam=هشام, Rachid/Rashid/Rasjid=رشيد, Mourad/Murad/Moerad=مراد, Tarik/Tariq/Tarek=طارق, Jamal/Djamal/Gamal=جمال, Said/Saïd/Saeed=سعيد, Nabil/Nabeel=نبيل',
    ),
    female: parts(
      'Fatima/Fatma/Fatimah=فاطمة, Khadija/Chadija/Hadidja=خديجة, Naima/Naïma/Naeema=نعيمة, Samira/Sameera=سميرة, Latifa/Lateefa=لطيفة, Yasmina/Jasmina=ياسمينة, Zohra/Zahra=زهرة, Malika/Malikah=مليكة',
    ),
    family: parts(
      'El Amrani/Al-Amrani/El Amrany=العمراني, Benali/Ben Ali/Bin Ali=بن علي, Bouazza/Buazza/Boe Azza=بوعزة, El Khattabi/Al-Khattabi/El Chattabi=الخطابي, Haddad/Hadad=حداد, Mansouri/Mansoori/Mansoeri=منصوري, Cherkaoui/Sherqawi/Tsjerkawi=شرقاوي, Belhaj/Bel Hadj/Belhadj=بلحاج, Al-Jabouri/Al Jaburi/El Djabouri=الجبوري, Zeroual/Zerwal=زروال, Bennani/Bennany=بناني, Hammoudi/Hamoudi/Hammudi=حمودي, El Idrissi/Al-Idrisi=الإدريسي',
    ),
  },
  {
    name: 'berber',
    share: 4,
    countries: ['', 'ma', 'dz'],
    male: parts(
      'Idir/Yedir, Mimoun/Mimun/Mimoen, Moha/Mouha, Ziri/Zîrî, Massin/Massine, Aksil/Aksel, Ghiles/Ghilas',
    ),
    female: parts('Tiziri/Tizîrî, Kahina/Kahena, Tanirt, Mimouna/Mimuna/Mimoena, Thiziri, Dihya/Dehia'),
    family: parts(
      'Aït Ouahman/Ait Wahman, Oulahcen/Ou Lahcen/Oelahsen, Azzouzi/Azuzi/Azzoezi, Aït Baha/Ait Baha, Boughaleb/Bughaleb/Boegaleb, Amezian/Ameziane/Amziane, Ouazzari/Wazzari/Oeazzari, Aghbal/Aghbalou, Ihaddaden/Ihadaden',
    ),
  },
  {
    name: 'turkish',
    share: 8,
    countries: ['', 'tr'],
    male: parts(
      'Mehmet/Mehmed, Yusuf, Çağlar/Caglar, Hüseyin/Huseyin/Hüsein, İbrahim/Ibrahim, Oğuz/Oguz, Şükrü/Sukru, Kadir, Selçuk/Selcuk, Emre',
    ),
    female: parts(
      'Ayşe/Ayse, Gülsüm/Gulsum, Şenay/Senay, Çiğdem/Cigdem, Hatice, Özlem/Ozlem, Zeynep, Nurcan',
    ),
    family: parts(
      'Yıldırım/Yildirim, Öztürk/Ozturk/Oeztuerk, Çelik/Celik, Demirtaş/Demirtas, Şahin/Sahin, Kılıç/Kilic, Aydoğan/Aydogan, Güneş/Gunes/Guenes, Karaoğlu/Karaoglu, Bozkurt, Tekin, Erdemir',
    ),
  },
  {
    name: 'albanian',
    share: 4,
    countries: ['', 'al', 'xk'],
    male: parts(
      'Agron, Besnik, Çlirim/Clirim, Dritan, Fatmir, Ilir, Luan, Shpëtim/Shpetim, Xhevdet/Dzevdet/Djevdet, Arben',
    ),
    female: parts('Arbnora, Blerta, Drita, Elira, Fatbardha, Shpresa, Vjosa, Zana'),
    family: parts(
      'Berisha/Berişa, Gashi, Hoxha/Hodja/Hodza, Krasniqi/Krasnici, Shala, Çela/Cela, Dervishi/Dervisi, Zeqiri/Zekiri, Bytyqi/Bytyci, Rexhepi/Redzepi, Thaçi-Luma/Thaci Luma, Kodra',
    ),
  },
  {
    name: 'polish',
    share: 5,
    countries: ['', 'pl'],
    male: parts(
      'Łukasz/Lukasz, Paweł/Pawel, Grzegorz, Wojciech, Andrzej, Michał/Michal, Zbigniew, Krzysztof/Krzystof',
    ),
    female: parts(
      'Małgorzata/Malgorzata, Agnieszka, Żaneta/Zaneta, Joanna, Elżbieta/Elzbieta, Katarzyna, Bożena/Bozena',
    ),
    family: parts(
      'Wiśniewski/Wisniewski, Zieliński/Zielinski, Dąbrowski/Dabrowski, Wójcik/Wojcik, Szczepański/Szczepanski, Kaźmierczak/Kazmierczak, Pawłowski/Pawlowski, Górski/Gorski, Jabłoński/Jablonski, Sikorski',
    ),
  },
  {
    name: 'congolese',
    share: 5,
    countries: ['', 'cd', 'cg'],
    male: parts(
      'Jean-Bosco/Jean Bosco, Dieudonné/Dieudonne, Fiston, Trésor/Tresor, Gracien, Patient, Héritier/Heritier, Innocent',
    ),
    female: parts(
      'Béatrice/Beatrice, Merveille, Espérance/Esperance, Bibiche, Solange, Nadège/Nadege, Clarisse',
    ),
    family: parts(
      'Kabongo Tshilumba/Kabongo Chilumba, Mbuyi Kalala/Mbuy Kalala, Ilunga Mutombo/Illunga Mutombo, Lukusa Ngoyi/Lukusa Ngoy, Tshimanga/Chimanga, Nsimba Mavungu/Simba Mavungu, Mwamba Kasongo/Muamba Kasongo, Bokele Lisasi, Ndombasi Kiala/Ndombassi Kiala',
    ),
    familyFirst: true,
  },
  {
    name: 'georgian',
    share: 2,
    countries: ['ge', ''],
    male: parts(
      'Giorgi/Georgi/Guiorgui=გიორგი, Zurab/Zourab=ზურაბ, Levan=ლევან, Nikoloz/Nikolos/Nicolas=ნიკოლოზ, Irakli/Irakly=ირაკლი, Vakhtang/Vachtang/Wachtang=ვახტანგ, Tornike=თორნიკე',
    ),
    female: parts(
      'Nino=ნინო, Tamar/Thamar=თამარ, Ketevan/Kethevan=ქეთევან, Manana=მანანა, Eka/Ekaterine=ეკა, Lela=ლელა',
    ),
    family: parts(
      'Gelashvili/Guelachvili/Gelasjvili=გელაშვილი, Beridze/Béridzé=ბერიძე, Kvaratskhelia-Doli/Kvaratchelia Doli=ყვარაცხელია-დოლი, Lomidze/Lomidsé=ლომიძე, Tsiklauri/Ciklauri/Tsiklaouri=წიკლაური, Maisuradze/Maïsouradzé=მაისურაძე, Chkheidze-Oni/Tchkheidze Oni=ჩხეიძე-ონი, Jvania/Djvania/Zhvania=ჟვანია',
    ),
  },
  {
    name: 'russian',
    share: 2,
    countries: ['ru', 'ua'],
    male: parts(
      'Sergei/Sergey/Sergueï/Sergej=Сергей, Yuri/Youri/Joeri/Iurii=Юрий, Aleksei/Alexey/Alexeï=Алексей, Dmitri/Dmitry/Dmitrij=Дмитрий, Yevgeni/Evgueni/Jevgeni=Евгений',
    ),
    female: parts(
      'Yulia/Ioulia/Julia=Юлия, Tatiana/Tatyana/Tatjana=Татьяна, Ksenia/Xenia=Ксения, Lyudmila/Lioudmila/Ljudmila=Людмила',
    ),
    family: parts(
      'Chernyshov/Tchernychov/Tsjernysjov=Чернышов, Zhukovets/Joukovets/Zjoekovets=Жуковец, Shcherbin/Chtcherbine/Sjtsjerbin=Щербин, Vorontsyn/Vorontsine=Воронцын, Kharitin/Kharitine/Charitin=Харитин',
    ),
  },
];

export const TOWNS = [
  'Sint-Odulf',
  'Meerhaven',
  'Vlierbeke',
  'Rocheval',
  'Beaupré-sur-Lys',
  'Grünthal',
  'Oostwalle',
  'Hautefagne',
  'Duinkerk-Oost',
  'Warnant-la-Neuve',
  'Kleine Brogel-Dorp',
  'Sankt Lenaart',
] as const;

export const COMPANY_WORDS = {
  lead: [
    'Noordzee',
    'Ardenne',
    'Meerland',
    'Schelde',
    'Lys',
    'Kempen',
    'Zwin',
    'Fagnes',
    'Polder',
    'Vesdre',
    'Belfort',
    'Halle aux Blés',
    'Zilvermeer',
    'Roode Leeuw',
    'Quatre-Vents',
    'Blauwvoet',
  ],
  trade: [
    'Logistics',
    'Trading',
    'Bouw',
    'Immobilière',
    'Horeca',
    'Transport',
    'Import-Export',
    'Automotive',
    'Fruit',
    'Shipping',
    'Consulting',
    'Recycling',
    'Nettoyage',
    'Security',
    'Diamonds',
  ],
  form: ['NV', 'SA', 'BV', 'SRL', 'GmbH', 'VZW', 'ASBL', 'CommV'],
} as const;

export const SHIP_WORDS = {
  first: [
    'Noord',
    'Sea',
    'Étoile',
    'Golden',
    'Zilver',
    'Atlantic',
    'Baltic',
    'Prins',
    'Princess',
    'Roza',
    'Karina',
    'Astra',
  ],
  second: [
    'Ster',
    'Pioneer',
    'du Nord',
    'Horizon',
    'Meeuw',
    'Trader',
    'Dawn',
    'Willem',
    'Elisabeth',
    'Leader',
    'Wind',
    'Glory',
  ],
  flags: ['pa', 'lr', 'mt', 'gm', 'km', 'be', 'cy', 'cm', 'ga'],
} as const;
