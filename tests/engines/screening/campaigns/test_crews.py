"""Crews: campaigns that name one contact, with the contact that joined them."""

from sampan.engines.screening.campaigns.crews import MOST_CAMPAIGNS, Join, contacts_of, crews_of

PHONE, BANK, SITE = ("phone", "+84900000001"), ("account", "VCB:0071000001"), ("url", "bit.ly/x")


def test_campaigns_that_share_a_contact_are_one_crew_and_it_is_told() -> None:
    crews, joins = crews_of({1: [PHONE], 2: [PHONE, BANK], 3: [BANK], 4: [SITE], 5: [SITE]})
    assert crews == {1: 1, 2: 1, 3: 1, 4: 4, 5: 5}
    assert joins == (Join(2, 3, *BANK), Join(1, 2, *PHONE))


def test_contact_that_an_analyst_leaves_out_joins_nothing() -> None:
    crews, _ = crews_of({1: [PHONE], 2: [PHONE, BANK], 3: [BANK]}, leaving_out=frozenset({PHONE}))
    assert crews == {1: 1, 2: 2, 3: 2}


def test_contact_of_very_many_campaigns_joins_nothing() -> None:
    most = MOST_CAMPAIGNS["phone"]
    assert len(set(crews_of({n: [PHONE] for n in range(most)})[0].values())) == 1
    assert len(set(crews_of({n: [PHONE] for n in range(most + 1)})[0].values())) == most + 1


def test_contact_of_one_post_among_many_is_not_the_campaigns() -> None:
    posts = (
        [(1, [PHONE])] * 5 + [(1, [BANK])] + [(1, [])] * 9 + [(2, [BANK]), (3, [SITE]), (4, [PHONE, BANK])]
    )
    assert contacts_of(posts) == {1: {PHONE}, 2: {BANK}, 3: set(), 4: {PHONE, BANK}}


def test_campaign_whose_posts_each_name_another_contact_has_one_of_them() -> None:
    assert contacts_of([(1, [PHONE]), (1, [BANK])]) == {1: {BANK}}


def test_account_that_strangers_name_beside_their_own_joins_nothing() -> None:
    group = ("handle", "telegram:jobs")
    strangers = {number: [group, ("phone", f"+8490{number}")] for number in range(8)}
    assert len(set(crews_of(strangers)[0].values())) == 8
    crew = {number: [group, ("phone", f"+8490{number % 3}")] for number in range(8)}
    assert len(set(crews_of(crew)[0].values())) == 1
    alone = {number: [group] for number in range(8)}
    assert len(set(crews_of(alone)[0].values())) == 1
