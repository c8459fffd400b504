"""What train_furniture.py writes its lines with: phrases by kind of line and language, and the names, places and headlines that fill
them.

In a phrase, {N} is a person, {M} another one, {D} a date, {T} a time, {S} a site, {P} a place, {H} a headline, {B} a company, {K} a
topic, {#} a number and {Y} a year. A part in [brackets] is a link. Lines of one text are separated by "/".
"""
PEOPLE = {
    "en": "Nell Harker|Tom Quill|Ida Moss|Priya Raman|Jack O'Dell|Mary-Ann Stout|Owen Price|Grace Adeyemi|Daniel Cho|Ruth Feld"
          "|Samuel K. Boyd|Leila Haddad|Peter van Dorn|Hattie McBride|Femi Cole|Zoe Lin|Alan Whitlock|Dr. Joan Pike|Kit Marlow Jr.|Bea Ross",
    "de": "Jens Albers|Katrin Wolff|Uwe Brandt|Sabine Köhler|Lukas von Thann|Miriam Özdemir|Karl-Heinz Rabe|Anna Lorenz|Tim Jäger|Eva Stein",
    "fr": "Claire Morel|Hugo Lefèvre|Sophie de Brissac|Malik Benali|Jean-Luc Perrot|Inès Garnier|Paul Vasseur|Léa Fontaine",
    "es": "Lucía Herrera|Andrés Molina|María José Peña|Javier Ortega Ruiz|Carmen del Olmo|Diego Salas|Nuria Vidal|Pablo Reyes",
    "it": "Giulia Conti|Marco Bellini|Chiara De Santis|Luca Ferri|Paola Riva|Stefano Moretti|Elena Galli|Dario Neri",
    "pt": "Ana Beatriz Lopes|João Carvalho|Mariana Duarte|Rui Tavares Pinto|Sofia Nunes|Tiago Moura|Helena da Costa|Bruno Alves",
    "nl": "Anouk de Vries|Bram Jansen|Lotte van den Berg|Sander Kuiper|Femke Bos|Ruben Smit|Marieke Visser|Joost Mulder",
    "pl": "Agnieszka Zielińska|Paweł Kowal|Marta Wrona|Jakub Nowicki|Ewa Sikora|Tomasz Lis|Zofia Mazur|Michał Wilk",
}
SITES = "Weir Gazette|The Marn Courier|Slate Hill Review|Northfold Times|Tidewatch|The Daily Lantern|Harbour Weekly|Kreuzhofer Blatt" \
        "|L'Écho du Port|El Faro del Norte|Il Corriere del Lago|O Correio da Ria|De Waterkant|Kurier Nadbrzeżny|Fieldnotes|BeeWorld.example"
PLACES = "Marn|Ulm|Selm|Harrow|Northfold|Port Ellis|Kreuzhof|Lakeview|San Telmo|Brugge|Gdynia|Tavira|Saint-Malo|Como|Delft|New Hales"
COMPANIES = "Harker & Sons|Northfold Bank|Velo Loop|Brightwell Insurance|TeaHouse|Orchard Mobile|Kestrel Boots|Lumen Energy|Hofmann Reisen|Casa Verde"
TOPICS = {
    "en": "rivers|Local news|ferries|Climate|school budgets|Opinion|harbour|Football|Health|data privacy|gardening|space|Housing|AI|wool",
    "de": "Verkehr|Klima|Wohnen|Hafen|Schule|Gesundheit|Bundesliga|Garten|Energie|Meinung",
    "fr": "Transports|Climat|Logement|École|Santé|Port|Rugby|Jardin|Énergie|Culture",
    "es": "Transporte|Clima|Vivienda|Puerto|Escuela|Salud|Fútbol|Jardín|Energía|Cultura",
    "it": "Trasporti|Clima|Casa|Porto|Scuola|Salute|Calcio|Giardino|Energia|Cultura",
    "pt": "Transportes|Clima|Habitação|Porto|Escola|Saúde|Futebol|Jardim|Energia|Cultura",
    "nl": "Verkeer|Klimaat|Wonen|Haven|School|Gezondheid|Voetbal|Tuin|Energie|Cultuur",
    "pl": "Transport|Klimat|Mieszkania|Port|Szkoła|Zdrowie|Piłka nożna|Ogród|Energia|Kultura",
}
HEADLINES = {
    "en": "Council votes to keep the old weir open until spring|Why the northern ferry is late every Friday|Bakers of Marn run out of flour"
          "|Ten gardens to see before the frost|School bus strike enters its third week|How a lock keeper saved the archive|Heat pumps: what they cost in {Y}"
          "|Goalkeeper signs for Northfold after long wait|The bridge that nobody wanted|Storm closes coast road between {P} and {P}"
          "|Five questions about the new water tax|Our guide to quiet beaches near {P}|Mayor of {P} defends tram plan",
    "de": "Stadtrat stimmt für den Erhalt des alten Wehrs|Warum die Fähre freitags zu spät kommt|Bäcker in {P} geht das Mehl aus|Sturm sperrt die Küstenstraße bei {P}",
    "fr": "Le conseil vote le maintien du vieux barrage|Pourquoi le bac est en retard chaque vendredi|La tempête ferme la route côtière à {P}",
    "es": "El pleno vota mantener abierta la vieja presa|Por qué el transbordador llega tarde los viernes|El temporal cierra la carretera de {P}",
    "it": "Il consiglio vota per tenere aperta la vecchia chiusa|Perché il traghetto è in ritardo ogni venerdì|La tempesta chiude la litoranea di {P}",
    "pt": "Câmara vota manter aberta a velha represa|Porque é que o ferry se atrasa às sextas|Temporal fecha a estrada de {P}",
    "nl": "Gemeenteraad wil de oude stuw open houden|Waarom de pont elke vrijdag te laat is|Storm sluit de kustweg bij {P}",
    "pl": "Rada głosuje za zachowaniem starego jazu|Dlaczego prom spóźnia się w każdy piątek|Sztorm zamyka drogę nad morzem w {P}",
}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
}
DATES = {  # {d} day, {m} month, {s} the month's first three letters, {n} its number, {Y} year
    "en": "{m} {d}, {Y}|{d} {m} {Y}|{s} {d}, {Y}|{d} {s} {Y}|{Y}-{n}-{d}|Mon {d} {s} {Y}|Thursday, {m} {d}, {Y}|{n}/{d}/{Y}|{m} {d}th, {Y}",
    "de": "{d}. {m} {Y}|{d}.{n}.{Y}|Mittwoch, {d}. {m} {Y}|{d}. {s}. {Y}", "fr": "{d} {m} {Y}|le {d} {m} {Y}|{d}/{n}/{Y}|Jeudi {d} {m} {Y}",
    "es": "{d} de {m} de {Y}|{d}/{n}/{Y}|{d} {m} {Y}|lunes, {d} de {m} de {Y}", "it": "{d} {m} {Y}|{d}/{n}/{Y}|martedì {d} {m} {Y}",
    "pt": "{d} de {m} de {Y}|{d}/{n}/{Y}|{d} {m} {Y}", "nl": "{d} {m} {Y}|{d}-{n}-{Y}|dinsdag {d} {m} {Y}", "pl": "{d} {m} {Y}|{d}.{n}.{Y}|{d} {m} {Y} r.",
}

# Kind of line: (kind of the block, places, weight, {language: phrases}). Places: "head" below the headline, "body" between
# paragraphs, "end" below the last one, "top" before everything.
LINES = {
    "byline": ("byline", ("head",), 10, {
        "en": "By {N}|by {N}|BY {N}|By {N} and {M}|By {N}, {D}|{N}|{N}, {D}|{N} | {D}|{N} · {D} · {#} min read|{D} by {N}|{D} | {N}|{D}|Posted by {N} on {D}"
              "|Words by {N}|Written by {N}|Written by: {N}|Published {D}|Published: {D} | Updated: {D}|Posted {D} at {T}|Updated {D} at {T} ET|Last updated on {D}"
              "|A report by {N}|Analysis by {N}|Review by {N}|From our correspondent {N} in {P}|{P} ({S}) by {N}|Research: {N}|By {N}, {S}|By {N} / {S}"
              "|{N} for {S}|{N} reporting from {P}|{N}, Staff writer|{N}/Staff Writer|{N} and {M}|Story: {N}|Our reporter {N}|Filed by {N}, {D}|{N} in {P}"
              "|As told to {N}|With {N}|First posted {D}|Online since {D}|{D} {T}|{#} minute read|Reading time: {#} minutes|Guest column by {N}|Put together by {N}"
              "|{N} @{K}|{N}, {D} {T}|By {N} Published {D}|By Staff|By {S} Staff|From the desk of {N}|Dispatch from {P} by {N}|Set down by {N}",
        "de": "Von {N}|von {N}|Von {N} und {M}|Von {N}, {P}|{N}, {D}|{D}, {T} Uhr|{D} | {N}|Text: {N}|Autor: {N}|Veröffentlicht am {D}|Stand: {D}, {T} Uhr|Aktualisiert am {D}"
              "|Ein Bericht von {N}|Aus {P} berichtet {N}|Von unserem Korrespondenten {N}|{#} Min. Lesezeit|{N} · {D}|Lesedauer: {#} Minuten|{N}, Redakteur|Es schreibt {N}",
        "fr": "Par {N}|Par {N}, le {D}|Par {N} et {M}|Publié le {D} à {T}|Mis à jour le {D}|{N}|{D}|Écrit par {N}|Propos recueillis par {N}|De notre correspondant {N} à {P}"
              "|{N} | {D}|Temps de lecture : {#} min|{N}, envoyée spéciale à {P}|Un récit de {N}",
        "es": "Por {N}|Por {N}, {D}|{N}|{N} | {P}|{D}|Publicado el {D}|Actualizado {D} {T}|Escrito por {N}|Texto: {N}|{N} y {M}|Un reportaje de {N}|{#} min de lectura|Desde {P}, {N}",
        "it": "Di {N}|di {N}|{N}|{D}|Pubblicato il {D}|Aggiornato il {D} alle {T}|a cura di {N}|di {N} - {D}|{N} e {M}|Dal nostro inviato {N}|{#} minuti di lettura|Firmato {N}",
        "pt": "Por {N}|Por {N}, {D}|{N}|{D}|Publicado em {D}|Atualizado em {D} às {T}|Texto de {N}|{N} e {M}|Uma reportagem de {N}|{#} min de leitura|Assinado por {N}",
        "nl": "Door {N}|Door: {N}|{N}|{D}|Gepubliceerd op {D}|Bijgewerkt {D} {T}|Tekst {N}|{N} en {M}|Van onze verslaggever {N}|Leestijd: {#} minuten|Opgeschreven door {N}",
        "pl": "{N}|Autor: {N}|{D}|Opublikowano: {D}|Aktualizacja: {D}, {T}|Tekst: {N}|{N} i {M}|Rozmawiała {N}|Czas czytania: {#} min|Spisała {N}"}),
    "sign": ("byline", ("end",), 4, {
        "en": "{N} is a staff writer for {S}. Follow her on Twitter @{K}.|{N} writes about {K} and {K} for {S}. She lives in {P}.|{N} is the author of “{H}”.|Reporting by {N}; Editing by {M}"
              "|— {N}|Additional reporting by {N}|Source: {S}|{N} covers {K} for {S} and can be reached at [{K}@paper.example].|With files from {N}|{N} contributed to this report.|Edited by {N}"
              "|{N} has kept an eye on {P} since {Y}; letters to her are welcome.|About the author/{N} is a former teacher who now writes on {K}.|This story first ran in {S} on {D}.|Reprinted from {S}, {D}.|(nh/{K})",
        "de": "{N} ist Redakteur bei {S} und schreibt über {K}.|Quelle: {S} / dpa|Mitarbeit: {N}|Zur Person/{N} lebt in {P} und berichtet über {K}.|Mit Material von {S}|({N}, {S})",
        "fr": "{N} est journaliste à {S}.|Source : {S}|{N} écrit sur {K} depuis {Y}.|Avec {S}|(avec AFP)", "es": "{N} es periodista de {S}.|Fuente: {S}|Con información de {S}|{N} escribe sobre {K} desde {P}.",
        "it": "{N} è giornalista di {S}.|Fonte: {S}|Ha collaborato {N}", "pt": "{N} é jornalista do {S}.|Fonte: {S}|Com {N}, em {P}", "nl": "{N} is redacteur van {S}.|Bron: {S}|Met medewerking van {N}",
        "pl": "{N} jest dziennikarką {S}.|Źródło: {S}|Współpraca: {N}"}),
    "liveblog": ("byline", ("body",), 2, {
        "en": "{T}am|{T} GMT|{#}m ago|Updated at {T} BST|{#} hours ago|{D} {T}|Key event|{T} — {N}|Posted at {T}", "de": "{T} Uhr|vor {#} Minuten|{D}, {T}", "fr": "il y a {#} minutes|{T} CET",
        "es": "hace {#} minutos|{T} h", "it": "{#} minuti fa|ore {T}", "pt": "há {#} minutos|{T} h", "nl": "{#} minuten geleden|{T} uur", "pl": "{#} min temu|godz. {T}"}),
    "caption": ("caption", ("body",), 9, {
        "en": "The ferry at the quay in {P}. Photograph: {N}|The old weir in {P}.|{N} at her desk in {P}. (Photo: {M})|{N}, left, and {M} on the towpath in {Y}. {M} / {S}|Image: {N}|Credit: {N}/{S}"
              "|A heron below the lock. Picture by {N}|Workers mend the gate.|Courtesy of {S}|Volunteers count boats near {P} on {D} ({N}/{S})|Photo via {S}|Aerial view of {P}, {Y}. © {S}|{N} in the workshop. Snapped by {M}"
              "|Scene from the harbour fair. Handout|Figure {#}. Depth of the river at {P}|Still from “{H}”",
        "de": "Das Wehr in {P}. Foto: {N}|{N} am Hafen von {P}. © {S}|Bild: {N}|Die Schleuse im Winter {Y} (Foto: {N})|{N} bei der Arbeit.|Aufnahme: {S}",
        "fr": "Le barrage de {P}. Photo {N}|{N} au port de {P}. © {S}|Crédit : {N}|L'écluse en {Y}. (Photo {S})|Les pêcheurs de {P}.",
        "es": "La presa de {P}. Foto: {N}|{N} en el puerto de {P}. / {S}|Imagen: {S}|Los pescadores de {P}, en {Y}. {N}", "it": "La chiusa di {P}. Foto di {N}|{N} al porto di {P} (foto {S})|I pescatori di {P}.",
        "pt": "A represa de {P}. Foto: {N}|{N} no porto de {P}. Crédito: {S}|Pescadores de {P}, {Y}.", "nl": "De stuw bij {P}. Foto: {N}|{N} in de haven van {P}. © {S}|Vissers in {P}, {Y}. Beeld {N}",
        "pl": "Jaz w {P}. Fot. {N}|{N} w porcie w {P}. / {S}|Rybacy z {P}, {Y}."}),
    "continue": ("ad", ("body",), 8, {
        "en": "Advertisement|Article continues after advertisement|Story continues below|Continue reading below|ADVERTISEMENT - CONTINUE READING BELOW|Scroll to continue|Story continues below this ad|Ad|Sponsored"
              "|Keep scrolling for the rest|The text goes on under this notice|Your story resumes after the break|Message from our partners|Paid message|A word from {B}|More of this story after the ad|Article resumes below"
              "|Text continues under the video|We'll be right back after this|Promoted by {B}|This space is paid for",
        "de": "Anzeige|Werbung|Artikel wird nach der Anzeige fortgesetzt|Weiterlesen nach der Anzeige|Hier geht es gleich weiter|Nach dieser Werbung weiter im Text|Mehr vom Text unter der Anzeige",
        "fr": "Publicité|La suite après la publicité|L'article continue ci-dessous|Votre lecture reprend plus bas|Annonce", "es": "Publicidad|El artículo continúa tras la publicidad|Sigue leyendo debajo|La lectura prosigue más abajo",
        "it": "Pubblicità|Continua a leggere dopo la pubblicità|L'articolo prosegue qui sotto|La lettura riprende sotto", "pt": "Publicidade|Continua após a publicidade|O texto segue abaixo|A leitura prossegue a seguir",
        "nl": "Advertentie|Artikel gaat verder onder de advertentie|Lees verder onder de foto|De tekst loopt hieronder door", "pl": "Reklama|Dalsza część artykułu pod reklamą|Czytaj dalej poniżej|Reszta tekstu niżej"}),
    "pointer": ("related", ("body", "end"), 9, {
        "en": "Read also: [{H}]|READ MORE: [{H}]|[READ MORE: {H}]|Related: [{H}]|[{H}]|See also: [{H}]|Don't miss: [{H}]|Background: [{H}]|[Also from this series: {H}]|In case you missed it: [{H}]|From our archive: [{H}]"
              "|Watch: [{H}]|Further on this: [{H}]|→ [{H}]|Previously: [{H}]|Meanwhile: [{H}]|What to know: [{H}]|[Next: {H}]|Our earlier report: [{H}]|Dig in: [{H}]",
        "de": "Lesen Sie auch: [{H}]|Mehr zum Thema: [{H}]|[{H}]|Hintergrund: [{H}]|[Lesen Sie hier: {H}]|Passend dazu: [{H}]", "fr": "Lire aussi : [{H}]|À lire : [{H}]|[{H}]|Notre enquête : [{H}]|Sur le même sujet : [{H}]",
        "es": "Lea también: [{H}]|Te puede interesar: [{H}]|[{H}]|Más información: [{H}]|En contexto: [{H}]", "it": "Leggi anche: [{H}]|Per approfondire: [{H}]|[{H}]|Sullo stesso tema: [{H}]",
        "pt": "Leia também: [{H}]|Saiba mais: [{H}]|[{H}]|Relembre: [{H}]", "nl": "Lees ook: [{H}]|Meer hierover: [{H}]|[{H}]|Eerder schreven we: [{H}]", "pl": "Czytaj też: [{H}]|Zobacz także: [{H}]|[{H}]|Pisaliśmy o tym: [{H}]"}),
    "related": ("related", ("body", "end"), 4, {
        "en": "Related stories/[{H}]/[{H}]|More from {S}/[{H}]/[{H}]/[{H}]|You may also like/[{H}]/[{H}]|Keep going/[{H}]/[{H}]|Others are reading/[{H}]/[{H}]|[← {H}]/[{H} →]|Around the county/[{H}]/[{H}]",
        "de": "Das könnte Sie auch interessieren/[{H}]/[{H}]|Mehr aus {P}/[{H}]/[{H}]", "fr": "À lire aussi/[{H}]/[{H}]|Dans le même dossier/[{H}]/[{H}]", "es": "Noticias relacionadas/[{H}]/[{H}]|Otros lectores vieron/[{H}]/[{H}]",
        "it": "Articoli correlati/[{H}]/[{H}]", "pt": "Notícias relacionadas/[{H}]/[{H}]", "nl": "Meer nieuws/[{H}]/[{H}]", "pl": "Podobne artykuły/[{H}]/[{H}]"}),
    "newsletter": ("ad", ("body", "end"), 9, {
        "en": "Get the {S} in your inbox/Sign up for our weekly letter and never miss a tide. You can unsubscribe at any time.|Enjoying this story? Subscribe to our newsletter.|Sign up for our daily newsletter|Join 12,000 readers who get our Friday email."
              "|Never miss a story/Our editors pick five reads each morning. Free, of course.|Download the {S} app for alerts from {P}.|Read this story in our app|Like what you see? Our letter comes out twice a week.|Want more {K}? [Join the list]."
              "|Stay in the loop/Leave your address and we will write when there is news.|Follow this topic to hear of new stories first.|The {S} podcast is out every Monday. [Listen wherever you get your podcasts].|Be the first to know: switch on alerts.|Five minutes, five stories, every evening./[Count me in]"
              "|Join us live in {P} on {D}. [Tickets are on sale].|This is from our {K} newsletter. [Have it sent to you].",
        "de": "Unser Newsletter/Melden Sie sich an und lesen Sie jeden Freitag das Beste aus {P}.|Jetzt den Newsletter abonnieren|Die App von {S}: [jetzt laden]|Nichts mehr verpassen? Wir schreiben Ihnen einmal in der Woche.|Jeden Morgen fünf Geschichten. [Bin dabei]",
        "fr": "Recevez notre lettre/Chaque vendredi, le meilleur de {P} dans votre boîte mail.|Inscrivez-vous à notre newsletter|Téléchargez l'application {S}|Envie d'en savoir plus ? Notre lettre part tous les lundis.",
        "es": "Suscríbete a nuestro boletín/Cada viernes, lo mejor de {P} en tu correo.|Descarga la aplicación de {S}|¿Quieres más? Te escribimos cada semana.", "it": "Iscriviti alla nostra newsletter/Ogni venerdì il meglio di {P}.|Scarica l'app di {S}|Ti è piaciuto? Ti scriviamo ogni lunedì.",
        "pt": "Assine nossa newsletter/Toda sexta, o melhor de {P} no seu e-mail.|Baixe o aplicativo {S}|Gostou? Escrevemos toda semana.", "nl": "Schrijf je in voor onze nieuwsbrief/Elke vrijdag het beste uit {P}.|Download de app van {S}|Nieuwsgierig? We mailen je elke maandag.",
        "pl": "Zapisz się do newslettera/W każdy piątek najlepsze teksty z {P}.|Pobierz aplikację {S}|Podoba się? Piszemy co tydzień."}),
    "paywall": ("ad", ("body", "end"), 6, {
        "en": "Keep reading with a free trial/Subscribe to {S} to go on reading this story and get 30 days of free access./Already a subscriber? [Log in]|This story is for members. [Join now]|You have {#} free articles left this month."
              "|Support independent journalism/{S} is free for everyone. If you can, give five pounds a month so that it stays that way./[Donate]|Unlimited reading from £1 a week/[Choose a plan]|Readers pay for this work. [Chip in]"
              "|Our reporting has no owner but you. A small gift each month keeps it going.|Members see no ads/[Become one]|Half price until {D}: the whole of {S}, on paper and online.|Please register to see the rest. It costs nothing.",
        "de": "Weiterlesen mit dem Probeabo/Testen Sie {S} 30 Tage kostenlos./[Zum Angebot]|Dieser Artikel ist für Abonnenten. [Anmelden]|Guter Journalismus kostet Geld/Unterstützen Sie {S} mit fünf Euro im Monat.|Nur noch {#} freie Artikel in diesem Monat.",
        "fr": "Il vous reste 80 % de cet article à lire./[S'abonner]|Cet article est réservé aux abonnés|Soutenez {S}/Un don de cinq euros par mois nous aide à rester libres.", "es": "Contenido para suscriptores/[Suscríbete] por un euro al mes.|Apoya a {S}/Con cinco euros al mes seguimos siendo libres.",
        "it": "Questo articolo è riservato agli abbonati/[Abbonati]|Sostieni {S}/Cinque euro al mese bastano.", "pt": "Conteúdo exclusivo para assinantes/[Assine]|Apoie {S}/Cinco euros por mês fazem diferença.", "nl": "Alleen voor abonnees/[Neem een abonnement]|Steun {S}/Vijf euro per maand is genoeg.",
        "pl": "Artykuł tylko dla prenumeratorów/[Wykup dostęp]|Wesprzyj {S}/Pięć złotych miesięcznie wystarczy."}),
    "affiliate": ("ad", ("head", "end", "body"), 6, {
        "en": "This post may contain affiliate links. Read my disclosure policy.|We may earn a commission if you buy through our links.|Sponsored by {B}|This story is presented by {B}.|In partnership with {B}|Some links here earn us a little money; prices do not change for you."
              "|Disclosure: {B} sent me the boots for free.|Paid for by {B}|Shops pay us a share when you buy by way of this page.|{B} made this series possible.|Supported by {B}|This review unit was lent by {B}.|Prices were right when this went online.",
        "de": "Dieser Beitrag enthält Affiliate-Links.|Präsentiert von {B}|Mit freundlicher Unterstützung von {B}|Kaufen Sie über diese Links, bekommen wir etwas Geld.|Bezahlt von {B}", "fr": "Cet article contient des liens affiliés.|Proposé par {B}|Avec le concours de {B}",
        "es": "Este artículo contiene enlaces de afiliados.|Patrocinado por {B}|Con la ayuda de {B}", "it": "Questo articolo contiene link affiliati.|Offerto da {B}|Grazie a {B}", "pt": "Este artigo contém links de afiliados.|Patrocinado por {B}|Com apoio de {B}",
        "nl": "Dit artikel bevat affiliate links.|Gesponsord door {B}|Met dank aan {B}", "pl": "Artykuł zawiera linki afiliacyjne.|Partner: {B}|Materiał powstał dzięki {B}"}),
    "tags": ("tags", ("end",), 8, {
        "en": "Tags: [{K}], [{K}]|Tags: {K}, {K}, {K}|Filed under: [{K}]|Topics/[{K}]/[{K}]/[{K}]|Posted in [{K}], [{K}]|[#{K}] [#{K}]|Tagged [{K}] [{K}] [{K}]|Keywords: {K}; {K}; {K}|Labels: [{K}]|In this piece: [{K}], [{K}]|Find under [{K}], [{K}]|[{K}] | [{K}] | [{K}]|Sections: [{K}]"
              "|About: [{K}], [{P}]",
        "de": "Schlagwörter: [{K}], [{K}]|Themen: [{K}] [{K}]|Abgelegt unter [{K}]|Stichworte: {K}, {K}|Rubrik: [{K}]", "fr": "Mots-clés : [{K}], [{K}]|Thèmes/[{K}]/[{K}]|Classé dans [{K}]|Rubrique : [{K}]",
        "es": "Etiquetas: [{K}], [{K}]|Temas/[{K}]/[{K}]|Archivado en: [{K}]|Sobre: [{K}]", "it": "Tag: [{K}], [{K}]|Argomenti/[{K}]/[{K}]|Archiviato in [{K}]", "pt": "Tags: [{K}], [{K}]|Assuntos/[{K}]/[{K}]|Arquivado em: [{K}]",
        "nl": "Trefwoorden: [{K}], [{K}]|Onderwerpen/[{K}]/[{K}]|Geplaatst in [{K}]", "pl": "Tagi: [{K}], [{K}]|Tematy/[{K}]/[{K}]|Kategoria: [{K}]"}),
    "rights": ("nav", ("end",), 5, {
        "en": "© {Y} {S}. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.|Copyright {Y} {S}|(c) {Y} {S}|The views expressed here are those of the author and do not necessarily reflect the position of {S}.|Opinions in this column belong to its writer."
              "|Do you have a story? Email us at [tips@paper.example]|Reproduced with the consent of {S}.|No part of this page may be used elsewhere unless {S} agrees.|Comments are moderated; see our [house rules].|Spotted a mistake? [Tell the editors].|Got a tip? Ring us on 555 0100.|This page was printed from {S}.|Was this page helpful? Yes No"
              "|{S} is a member of the Press Board.",
        "de": "© {Y} {S}. Alle Rechte vorbehalten.|Die Meinung des Autors gibt nicht die der Redaktion wieder.|Fehler gefunden? [Schreiben Sie uns]|Nachdruck nur mit Zustimmung von {S}.", "fr": "© {Y} {S}. Tous droits réservés.|Les propos n'engagent que leur auteur.|Une erreur ? [Écrivez-nous]",
        "es": "© {Y} {S}. Todos los derechos reservados.|Las opiniones son solo de su autor.|¿Un error? [Escríbenos]", "it": "© {Y} {S}. Riproduzione riservata|Le opinioni sono dell'autore.|Un errore? [Scrivici]", "pt": "© {Y} {S}. Todos os direitos reservados.|As opiniões são do autor.|Um erro? [Escreva-nos]",
        "nl": "© {Y} {S}. Alle rechten voorbehouden.|De mening is die van de auteur.|Foutje? [Mail ons]", "pl": "© {Y} {S}. Wszelkie prawa zastrzeżone.|Poglądy należą do autora.|Błąd? [Napisz do nas]"}),
    "share": ("nav", ("head", "body", "end"), 6, {
        "en": "Share this article/[Facebook] [Twitter] [Email]|Follow us on [Facebook] and [Twitter] for more news.|Play Video/Duration 1:32|Listen to this article {#}:12|Text size A- A A+|1,204 views|Print this page|[Share] [Tweet] [Pin]|Send this to a friend|Join the talk on [Mastodon]|Find us on [WhatsApp]|Save for later"
              "|Do you own a clock?/Yes/No/Vote|Jump to recipe|Copy link|Hear the story read aloud|Swipe for more pictures|{#} shares|Give this story as a gift|Key events/[{H}]/[{H}]|In this story/[{K}]/[{K}]",
        "de": "Teilen/[Facebook] [WhatsApp]|Folgen Sie uns auf [Instagram].|Artikel anhören|Drucken|Artikel verschenken|{#} Mal geteilt", "fr": "Partager/[Facebook] [X]|Suivez-nous sur [Instagram].|Écouter l'article|Imprimer|Offrir cet article", "es": "Compartir/[Facebook] [X]|Síguenos en [Instagram].|Escuchar la noticia|Imprimir|Regalar el artículo",
        "it": "Condividi/[Facebook] [X]|Seguici su [Instagram].|Ascolta l'articolo|Stampa", "pt": "Compartilhe/[Facebook] [X]|Siga-nos no [Instagram].|Ouvir a notícia|Imprimir", "nl": "Deel dit artikel/[Facebook] [X]|Volg ons op [Instagram].|Luister naar dit artikel|Afdrukken", "pl": "Udostępnij/[Facebook] [X]|Obserwuj nas na [Instagram].|Posłuchaj artykułu|Drukuj"}),
    "mailing": ("nav", ("end", "top"), 4, {
        "en": "View this email in your browser|Having trouble reading this? [See it online].|Unsubscribe from this list or [update your preferences].|You are receiving this email because you signed up at {S}.|Forward to a friend|{S}, 3 Mill Lane, {P}|[No more mail from us, please]|Sent to you by {S}. [Leave the list]|Was this passed on to you? [Get your own copy]|[Open this issue on the web]",
        "de": "[Im Browser ansehen]|Sie erhalten diese E-Mail, weil Sie sich bei {S} angemeldet haben.|[Newsletter abbestellen]|[Keine Post mehr von uns]", "fr": "[Voir dans le navigateur]|Vous recevez cet e-mail car vous êtes inscrit à {S}.|[Se désabonner]|[Ne plus rien recevoir]", "es": "[Ver en el navegador]|Recibes este correo porque te suscribiste a {S}.|[Darse de baja]",
        "it": "[Visualizza nel browser]|Ricevi questa email perché sei iscritto a {S}.|[Annulla l'iscrizione]", "pt": "[Ver no navegador]|Você recebeu este e-mail porque assina {S}.|[Cancelar a inscrição]", "nl": "[Bekijk in je browser]|Je ontvangt deze mail omdat je je inschreef bij {S}.|[Uitschrijven]", "pl": "[Zobacz w przeglądarce]|Otrzymujesz tę wiadomość, bo zapisałeś się na {S}.|[Wypisz się]"}),
    "comments": ("comment", ("head", "end"), 3, {
        "en": "[12 comments]|Comments/Comments are closed.|Leave a comment|No replies yet|[Join the conversation] ({#})|Say what you think|Be the first to reply", "de": "[{#} Kommentare]|Kommentare sind geschlossen.|[Mitreden]", "fr": "[{#} commentaires]|[Réagir]", "es": "[{#} comentarios]|[Comentar]", "it": "[{#} commenti]|[Commenta]", "pt": "[{#} comentários]|[Comentar]",
        "nl": "[{#} reacties]|[Reageer]", "pl": "[{#} komentarzy]|[Skomentuj]"}),
    "consent": ("nav", ("top",), 5, {
        "en": "We value your privacy/We and our 842 partners store and access information on a device, such as cookies, and process personal data, such as unique identifiers, for personalised ads and content, ad and content measurement, and audience insights./With your permission we may use precise geolocation data and identification through device scanning./[Agree] [More options]"
              "|We use cookies and similar technologies to run this website and help us understand how you use it. Some are necessary and can’t be switched off. You can choose which others to allow./[Accept]|This website uses cookies to ensure you get the best experience. By continuing to browse you accept our use of cookies as set out in our policy./[Learn more]"
              "|A note on your data/Small files help {S} to count readers and to show notices from companies such as {B}. You decide which of them we keep./[Yes, fine] [Only what is needed]|Before you go on/{S} and chosen companies keep and read data on your phone or computer. You may object where they claim an interest of their own./[All right]"
              "|Please enable JavaScript to view this site properly.|You are using an outdated browser. Please upgrade your browser.|Ad blocker detected/Our journalism is paid for by advertising. Please consider switching off your ad blocker for this site.",
        "de": "Wir verwenden Cookies/Wir und unsere Partner speichern Informationen auf Ihrem Gerät und verarbeiten personenbezogene Daten, um Anzeigen und Inhalte zu personalisieren. Ihre Einwilligung können Sie jederzeit widerrufen./[Zustimmen] [Einstellungen]|Ihre Wahl/Kleine Dateien helfen uns, Leser zu zählen. Sie bestimmen, welche wir behalten dürfen./[In Ordnung]",
        "fr": "Nous utilisons des cookies/Avec nos partenaires, nous traitons des données personnelles pour mesurer l'audience et personnaliser les annonces. Vous pouvez retirer votre consentement à tout moment./[Accepter] [Refuser]", "es": "Usamos cookies/Nosotros y nuestros socios tratamos datos personales para medir la audiencia y mostrar publicidad. Puede retirar su consentimiento./[Aceptar] [Rechazar]",
        "it": "Usiamo i cookie/Noi e i nostri partner trattiamo dati personali per misurare il pubblico e mostrare annunci. Il consenso si può revocare./[Accetta] [Rifiuta]", "pt": "Usamos cookies/Nós e os nossos parceiros tratamos dados pessoais para medir a audiência. O consentimento pode ser retirado./[Aceitar] [Recusar]", "nl": "Wij gebruiken cookies/Samen met onze partners verwerken wij persoonsgegevens om bezoek te meten en advertenties te tonen./[Akkoord] [Weigeren]",
        "pl": "Używamy plików cookie/Razem z partnerami przetwarzamy dane osobowe, aby mierzyć ruch i dobierać reklamy./[Zgadzam się] [Odrzuć]"}),
    # What looks like furniture and is not.
    "prose": ("article", ("body",), 24, {
        "en": "By the time {N} reached {P}, the ferry had gone.|By {Y}, half of the houses in {P} stood empty.|By law, the council must answer within {#} weeks.|By {N}'s own account, nobody heard the bell.|Published in {Y}, the report found no fault with the gates.|Published by a small press in {P}, the book sold {#} copies.|Tags on the sheep tell the farmer which of them are ill."
              "|Tags, ropes and hooks lay all over the deck.|Subscribe to a theory too early, {N} warns, and you stop looking.|Subscribers to the old telephone exchange in {P} shared one line.|Copyright was the last thing on her mind when she drew the map.|Advertisement prices at the harbour have doubled since {Y}.|Photo albums from {Y} show the quay under water.|Photographs of the keeper hang in the hall."
              "|Sponsored by the parish, the race went past every mill.|Read also what the neighbours wrote, {N} told the court.|Related to this is the question of who pays for the dredging.|Share prices of {B} fell by a tenth on {D}.|Comments by the mayor of {P} did not help.|Updated charts put the sandbank half a mile further east.|“Sign up or go home,” the sergeant told {N}.|Follow the towpath for {#} miles and turn left at the weir."
              "|Cookies are baked in {P} on the first Sunday of the month.|Support for the plan came from {N} and {M}.|Members of the choir waited in the rain.|Download speeds in {P} are the lowest in the county.|Story continues to be the word that {N} uses for every excuse.|{N} said so on {D}.|Nobody laughed.|Silence.|“I looked at the wrong clock,” said {N}.|On {D}, {N} signed the contract for the new lock."
              "|Anyone who lost an umbrella may ring the harbour office on 4410.|Correction: an earlier version of this story gave the wrong year. It was {Y}.|Update: The gates were opened on {D}.|Note: Times are local times.|{D}/The council meets for the first time.|{T}/The ferry leaves the quay at {P}.|[The harbour master told this newspaper that he had been asleep and heard of it from his wife.]|{P}, {D} — It began with a bell."
              "|The papers can be read here:/[Report of the harbour master]/[Letter from the parish]|{N}/The first of the skippers was born in {P} and never learned to swim.|Q: Did you hear them?/A: No, I was counting nets.|Step {#}: Look at the left clock.|Contact with the boat was lost at {T}.|According to {S}, {B} will pay.|Privacy was a luxury on board: {#} people shared one room.|Newsletters were printed in the cellar until {Y}.|Unsubscribed shares went to {B}.|x = 8:00 − 7:56"
              "|— {N}, skipper|The film, by {N}, is shown in {P} until {D}.|Directed by {N}, with {M} as the keeper, the play runs for two hours.|Ida: rope. Nell: nets. Tom: bell.|Tickets cost four crowns. Children travel free.|Source and mouth of the river are {#} miles apart.|More: that is what everyone in {P} asks for.|Donations of rope arrived from {P} and {P}.|Continue straight on to the mill.|Accept the fog, {N} says, and wait.",
        "de": "Von {P} bis {P} fährt der Zug {#} Stunden.|Veröffentlicht wurde der Bericht erst {Y}.|Werbung an der Kaimauer ist seit {Y} verboten.|Foto und Brief lagen in derselben Kiste.|Am {D} unterschrieb {N} den Vertrag.|Niemand lachte.|Anzeige erstattete {N} noch am selben Abend.|Teilen wollte {N} den Fund nicht.|Quelle des Flusses ist ein Loch hinter {P}.|„Ich habe auf die falsche Uhr gesehen“, sagt {N}.|Korrektur: Das Wehr hat vier Tore.",
        "fr": "Par beau temps, on voit {P} depuis la digue.|Publié en {Y}, le rapport n'a convaincu personne.|Personne n'a ri.|Le {D}, {N} a signé le contrat.|Partager la pêche était la règle à {P}.|« Je me suis trompée d'horloge », dit {N}.|Par chance, {N} savait nager.", "es": "Por la noche, {P} parece vacía.|Publicado en {Y}, el informe no convenció a nadie.|Nadie se rio.|El {D}, {N} firmó el contrato.|Compartir la pesca era la norma en {P}.|«Miré el reloj equivocado», dice {N}.",
        "it": "Di notte {P} sembra vuota.|Pubblicato nel {Y}, il rapporto non convinse nessuno.|Nessuno rise.|Il {D} {N} firmò il contratto.|«Ho guardato l'orologio sbagliato», dice {N}.", "pt": "Por vezes, {P} parece vazia.|Publicado em {Y}, o relatório não convenceu ninguém.|Ninguém riu.|Em {D}, {N} assinou o contrato.|“Olhei para o relógio errado”, diz {N}.",
        "nl": "Door de mist was {P} niet te zien.|Gepubliceerd werd het rapport pas in {Y}.|Niemand lachte.|Op {D} tekende {N} het contract.|‘Ik keek op de verkeerde klok’, zegt {N}.", "pl": "Autor listu mieszka w {P}.|Opublikowany w {Y} raport nikogo nie przekonał.|Nikt się nie śmiał.|{D} {N} podpisała umowę.|„Spojrzałem na zły zegar”, mówi {N}."}),
    "standfirst": ("article", ("head",), 5, {
        "en": "Nine people, three clocks and a cat.|What the fall of one gate says about a whole river|The council wants to know who rang the bell. {N} does not.|Key points/Ferry left four minutes early/Council to buy a clock|How {P} learned to live with the water|From rope to radio: {#} things that {P} forgot|A town, a weir and {N}",
        "de": "Drei Uhren, neun Leute und eine Katze.|Was ein Wehr über einen Fluss erzählt|In {P} will niemand die Glocke geläutet haben.", "fr": "Trois horloges, neuf personnes et un chat.|À {P}, personne n'a sonné la cloche.", "es": "Tres relojes, nueve personas y un gato.|En {P} nadie tocó la campana.", "it": "Tre orologi, nove persone e un gatto.|A {P} nessuno ha suonato la campana.",
        "pt": "Três relógios, nove pessoas e um gato.|Em {P}, ninguém tocou o sino.", "nl": "Drie klokken, negen mensen en een kat.|In {P} heeft niemand de bel geluid.", "pl": "Trzy zegary, dziewięć osób i kot.|W {P} nikt nie dzwonił."}),
}
