/** Words that most guessed passwords are made of, with what stands for letters turned back into them. */
const WORDS = new Set(
  `password passwort passw passwd motdepasse contrasena contrasenya senha parola wachtwoord lozinka haslo salasana heslo
  letmein welcome willkommen bienvenue bienvenido iloveyou ilovey iloveu loveme lovely loveyou lovers forever sunshine princess
  prinzessin butterfly chocolate jennifer jessica michelle michael jordan joshua andrew anthony daniel danielle charlie
  charlotte william patrick robert richard thomas matthew samantha stephanie amanda melissa nicole natasha brandon justin
  alexander alexandra alexandria benjamin christian christopher elizabeth victoria vanessa veronica valentina sebastian
  fernando francisco gabriela carolina alejandro alejandra estrella barcelona realmadrid liverpool chelsea arsenal juventus
  manchester everton rangers football baseball basketball softball hockey soccer tennis swimming volleyball superman batman
  spiderman ironman wolverine starwars startrek pokemon pikachu naruto dragonball dragon dragons monkey shadow master
  mustang corvette porsche mercedes ferrari yamaha harley kawasaki computer internet samsung microsoft windows google
  facebook youtube twitter instagram whatsapp linkedin iphone android nintendo playstation minecraft starcraft warcraft
  counterstrike runescape fortnite trustno trustnoone whatever nothing something everything anything nobody somebody secret
  secrets topsecret private access admin administrator administrador root toor superuser superadmin sysadmin sysadmins guest
  default changeme changemenow changeit changethis temporary temp tempora test testing tester testtest testuser testpass
  demo demodemo sample example user username login logon signin service support server database oracle mysql postgres
  cisco router network security firewall qwerty qwertyu qwertyui qwertyuiop qwertz qwertzui qwertzuiop azerty azertyui
  azertyuiop asdf asdfg asdfgh asdfghj asdfghjk asdfghjkl zxcvbn zxcvbnm yxcvbnm qazwsx qazwsxedc qweasd qweasdzxc qweqwe asdasd
  zxczxc qwaszx abcabc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdabcd aaaaaa hello hellohello helloworld goodbye
  freedom friends friendship family mother father brother sister daughter children babygirl babyboy babydoll sweetheart
  sweety sweetie honey angel angels angelica heaven jesus jesuschrist godisgood blessed blessing christ church faith hope
  peace happy happiness happyday smile smiley sunflower flower flowers rainbow summer winter spring autumn january february
  march april may june july august september october november december monday tuesday wednesday thursday friday saturday
  sunday blink metallica nirvana slipknot eminem beatles pinkfloyd linkinpark greenday rockstar rocknroll guitar music
  musica ginger pepper cookie cookies peanut banana orange apple strawberry cherry coconut cheese chicken coffee biscuit
  buster bailey maggie bandit rocky lucky tigger tiger tigers panther eagle eagles phoenix falcon hunter killer ninja
  warrior cowboy cowboys steelers yankees redsox lakers patriots packers chicago dallas boston london newyork paris berlin
  amsterdam california florida america american canada mexico brasil argentina colombia espana france germany deutschland
  italia england scotland ireland australia redhat ubuntu debian fedora centos linux kubernetes docker elastic kibana
  elasticsearch executable executablestack zaq xsw zaqxsw cdevfr matrix gandalf legolas aragorn hobbit merlin wizard magic
  mickey mickeymouse donald donaldduck snoopy garfield scooby scoobydoo simpsons homer southpark diamond diamonds crystal
  silver golden platinum money dollar million cash casino poker player gamer games gaming winner loser champion champions
  success creative business company office manager director teacher student school college university hospital doctor
  nursing lawyer police marines airforce army navy soldier military spitfire trinity xxxxxx pussy fuck fuckyou fuckme fuckoff
  asshole bitch bullshit sexy sexsex ihateyou idontknow iforgot whoami unknown mynoob gfhjkm parol privet samara natalia
  anastasia ekaterina vladimir dima sergey wordpass drowssap pass passpass`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Passwords of digits, or of digits and letters in a pattern, that are among the commonest as they are. */
const WHOLE = new Set(
  `12344321 123454321 1234567890 0987654321 123123123 1231231234 123321123 147258369 159357456 159753456 741852963 789456123
  987654321 87654321 112233445566 11223344 1122334455 11112222 12341234 1234554321 121212121 12121212 13131313 10203040
  102030405 1029384756 1020304050 123654789 321654987 963852741 147852369 258456 369258147 19841984 20002000 20202020 20242024
  1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 zaq12wsx zaq1zaq1 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qwer1234
  1234qwer 123qweasd 123qwe123 qwe123qwe qwe123456 asd123456 abc12345 abc123456 abcd1234 abcde12345 a1b2c3d4 a1b2c3d4e5 aa123456
  aa12345678 a12345678 a123456789 q123456789 1234567a 12345678a 123456789a 123456789q 1a2b3c4d 1a2s3d4f q2w3e4r5 2wsx3edc
  p@ssw0rd pa55word passw0rd qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 asdf1234 asdfasdf zxcv1234 zxcvbnm1
  1qaz@wsx !qaz2wsx !qaz1qaz correcthorsebatterystaple trustno1 blink182 ncc1701d thx1138 starwars1 r2d2c3po 007bond 8675309
  jordan23 michael1 michael23 password1 password12 password123 admin123 admin1234 admin12345 root1234 test1234 user1234`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const STANDS_FOR: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function asLetters(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => STANDS_FOR[sign] ?? sign);
}

/** The same character again, or each the next or the one before: `aaaaaaaa`, `12345678`, `hgfedcba`. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, at) => sign.charCodeAt(0) - text.charCodeAt(at));
  const [first] = steps;
  return first !== undefined && Math.abs(first) <= 1 && steps.every((step) => step === first);
}

function isRepeated(text: string): boolean {
  return /^(.{1,4})\1+$/.test(text);
}

/**
 * Whether a password is among those that are guessed first: a common one, or a common word with digits and signs around it,
 * also with digits for letters; one character or a few over and over; an alphabet; the user's own name. Case makes no difference.
 */
export function isCommonPassword(password: string, userName: string): boolean {
  const text = password.toLowerCase();
  const core = text.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const stripped = text.replace(/[^\p{L}]+$/u, '');
  const name = userName.toLowerCase();
  return (
    WHOLE.has(text) ||
    isRun(text) ||
    isRepeated(text) ||
    [core, stripped, asLetters(stripped), asLetters(text)].some(
      (word) => WORDS.has(word) || word === name || text === name,
    )
  );
}
