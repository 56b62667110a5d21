"""What is said, in English: one block a conversation, its answers after `>`. `{town}` is the author's town."""

# ruff: noqa: E501 - one line is one thing said

from __future__ import annotations

CONVERSATIONS: dict[str, str] = {
    "digital": """
We deleted a third of our home page and the number of people who finish the form went up by half. Nobody has asked where the carousel went.
> Nobody ever does. Well done.
> Did you measure before, or only after? Asking for my own carousel.

A small habit that saved us twice this month: every Friday one of us restores last night’s backup on a spare machine. It takes twenty minutes and a biscuit.
> Stealing this. Chocolate or plain?
> We do it monthly and it already feels brave.

Looking for two people in {town} who use a screen reader and would spend an hour with our booking page. Paid, of course.
> I know someone who may be glad to. I will ask her first.
> Thank you for writing “paid”.
""",
    "care": """
First week of the new rota at {town}: everyone chose one evening they never work. It took one spreadsheet and a lot of listening.
> Could you share the spreadsheet? Ours is a mural by now.
> The listening part is the hard part. Nicely done.

A patient told me today that the exercise sheet with drawings by my nephew is the first one she has kept. Professional layout is overrated.
> Please tell your nephew he is hired.

Does anyone have a good way to hand over between home care and the surgery that is not a fax? We still have a fax.
> We use a paper notebook that stays in the house. Works every time.
> Solidarity from a fellow fax owner.
""",
    "building": """
Finished the roof in {town} two days before the storm. It held. I slept badly anyway.
> The sleep comes back in spring.
> Looks straight from here. Congratulations to the crew.

Lime plaster course in February: eight places, one day of theory, two days of very dirty hands.
> Put me down for one, please.
> Is it suitable for someone who has only painted walls so far?

We opened our own accounts to the apprentices: what a house costs, what we earn, what goes wrong. The questions were better than our auditor’s.
> This is how you keep people.
""",
    "learning": """
Our Tuesday reading group for adults has its first graduate: she is now reading to the children’s group on Thursdays.
> That made my morning.
> What did she choose to read?

Career changers in {town}: free hour on Wednesday on telling your story when it has three beginnings. Bring the messy version.
> Mine has five beginnings and a cliffhanger.
> Sending two people your way.

Marked thirty essays with one rule: write one question in the margin, never a correction. The second drafts were remarkable.
> Trying this tomorrow.
""",
    "food": """
The oven is back. Four days without bread taught us how many neighbours have a key to somewhere with an oven.
> Ours is yours whenever you need it.
> Four days felt like a month, welcome back.

Looking for a grower within thirty miles of {town} who wants a fixed price for leeks for the whole winter. We will take the ugly ones.
> I have ugly leeks in excellent health. Writing to you now.

We stopped the tasting menu and put up a long table. Takings are the same, the room is louder, and people swap numbers.
> That is the whole point of a table.
> How many seats is long?
""",
    "land": """
Ten years of river data from volunteers went into the new flood plan for {town}. Not one page of it was glamorous and all of it was needed.
> Congratulations to everyone with wet boots.
> Is the data open? We would love to compare.

Walked forty gardens this autumn to measure heat loss from the outside. Best predictor so far: whether the cat sits on the wall.
> Please publish the cat index.

Planted the last of 1,200 trees with the primary school. One pupil named hers Kevin and asked for a yearly report.
> Long live Kevin.
> A yearly report is more than most investors ask for.
""",
    "industry": """
We moved the first departures from five to half past six. Same deliveries, far fewer mistakes, and I see my drivers smile.
> Sending this to my manager, anonymously.
> What did the customers say?

Sharing a simple thing: we now begin each shift by asking what annoyed you yesterday. Twelve small repairs in two weeks.
> Twelve! We should start with six.

Open evening at the workshop in {town} on Thursday: bring a part you cannot find any more and we will see whether it can be made.
> I have a 1961 mixer knob with your name on it.
> Coming with my daughter, she wants to see the lathes.
""",
    "office": """
Read sixty job adverts this week. Nine say what the work pays. Guess which nine were filled.
> I would like to see the other fifty-one explain themselves.
> We changed ours last month. It helped at once.

I offer a free hour for new sole traders in {town} on the first Monday of the month: bring your numbers, in any shape.
> Mine are in a shoebox, is that a shape?
> This is kind. Thank you.

A contract that the person signing it can read is not a favour, it is the job.
> Printing this for the meeting room.

Interviewed someone today who asked what we had changed after the last person left. Best question of the year, and I had no good answer.
> What will you change?
""",
    "culture": """
The village hall tour is done: nine nights, one van, no cancellations. Two dates are still free in April if you have a hall and a kettle.
> We have both, and scones.
> The 18th could work here. I will ask the committee.

A cello came in with thirty years of stickers on it. The owner wants the crack mended and every sticker kept.
> Quite right too.
> Show us when it is done?

What is the book you have given away most often this year? I am making a table of them for December.
> A thin one about walking home in the dark.
""",
    "common": """
Our repair café in {town} mended 41 things on Saturday, including a radio older than everyone in the room.
> Did it play anything good?
> I have a toaster with a story, see you next time.

We need one more trustee, ideally someone who likes numbers and dislikes long meetings. Ours end at nine, always.
> Meetings that end? Tell me more.
> I know just the person.

Grant awarded: three years for the community kitchen. Thank you to the people who proofread it at midnight.
> So well deserved.
> Three years is a different world. Congratulations.
""",
    "any": """
First week in the new job. I now know everyone’s name and nobody’s door.
> The doors come in month two. Congratulations!
> So glad for you.

I am in {town} for two days next week. If you fancy talking shop over lunch, tell me where the good soup is.
> Tuesday, and I know the place.
> The soup is at the covered market.

Has anyone here bought a small business together with colleagues? I would love one honest hour, including the parts that went wrong.
> There were four of us. Happy to talk.
> I mostly have the wrong parts, call me.

Ten years self-employed today. No lessons, only thanks.
> Happy anniversary! You taught me half of what I charge for.

The best things in my working life began with “you two should meet”. So here is my offer: ask me for an introduction this week.
> I will take you up on that.
> What a lovely thing to offer.

Winding down a line of work I loved, because it stopped loving me back. The skills stay, and so do the friends. News in January.
> Take your time. We are here.
> Good luck with what comes next.

Looking for a shared workshop in {town}: about 25 square metres, good light, neighbours who do not mind a bandsaw.
> There is a space next to ours, come and see.
""",
}
