"""What every order does and what it costs, and what it is weighed against: one text for tooltip and book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.core import orders as o
from game.core.orders import Order
from game.ui.texts import N_, _


@dataclass(frozen=True, slots=True)
class Help:
    """Sentences about one kind of order."""

    does: str
    costs: str


@dataclass(frozen=True, slots=True)
class Tension:
    """Something a commander has to weigh, and the orders with which he does it.

    Attributes:
        choice: what can be chosen.
        price: what each choice costs and brings.
    """

    choice: str
    price: str
    orders: tuple[type[Order], ...]


HELPS: Final[dict[type[Order], Help]] = {
    o.March: Help(
        N_("Go to a hex, over several turns if it is far; an enemy met on the way stops the march."),
        N_("Costs moves and some strength; twice as far where no enemy is near."),
    ),
    o.Fire: Help(
        N_("Shoot once with muskets or bows at a hex with enemies."),
        N_("Costs powder; rain puts matches out, and nobody shoots twice a turn."),
    ),
    o.Bombard: Help(
        N_("Fire guns at a hex every day until told otherwise: at men, at guns or at walls."),
        N_("Costs rounds or powder, and what is shot away does not come back; fast fire may burst guns."),
    ),
    o.Storm: Help(
        N_("Join the columns against a wall hex; they go when the turn ends."),
        N_("Costs many men, and the spirit of those thrown back; ladders, breaches and sap heads help."),
    ),
    o.Sally: Help(
        N_("Go out at a hex and back when the turn ends: kill diggers, burn works, spike guns, take men."),
        N_("Costs some men, many if they run into an ambush; the same gate too often is expected."),
    ),
    o.Dig: Help(
        N_("Dig a line of works from here to a hex, day by day until it is done."),
        N_("Costs days; slower under fire and in frozen ground. Soldiers dig at a quarter of a gang's rate."),
    ),
    o.Repair: Help(
        N_("Mend the walls every night until told otherwise, the worst hex first."),
        N_("Costs rest; guns close to the wall hinder it."),
    ),
    o.Rest: Help(
        N_("Rest until told otherwise: fatigue falls and spirits rise."),
        N_("Costs nothing but the time."),
    ),
    o.Hold: Help(
        N_("Drop the standing order and stand to arms."),
        N_("Costs nothing; the unit waits for orders."),
    ),
    o.Deploy: Help(
        N_("Stand somewhere else before the first turn."),
        N_("Costs nothing; the enemy sees only what lies in his sight."),
    ),
    o.Embark: Help(
        N_("Go aboard a flotilla beside the unit."),
        N_("Costs the turn; a flotilla lifts one battery or 300 men."),
    ),
    o.Land: Help(
        N_("Go ashore from the flotilla to a hex beside it."),
        N_("Costs the turn; landing under fire costs men."),
    ),
    o.Convoy: Help(
        N_("Fetch rations down the river until told otherwise."),
        N_("Costs boats if they are raided; ends when the river freezes."),
    ),
    o.Guard: Help(
        N_("Hold the river about the boats: no messenger and no fisherman passes."),
        N_("Costs the rations they do not fetch; garrison guns can reach them."),
    ),
    o.Haven: Help(
        N_("Leave for the winter haven, off the map."),
        N_("Costs convoy and guard; boats that stay are frozen in and can be burnt."),
    ),
    o.Picket: Help(
        N_("Guard the works of this hex and its neighbours against sallies and foragers; not shown to him."),
        N_("Costs digging and health: strong pickets tire, sicken and freeze, weak ones catch less."),
    ),
    o.Ambush: Help(
        N_("Hide in wood, trench or ruins and strike first at whoever comes next to it."),
        N_("Costs the unit's other work as long as it lies there."),
    ),
    o.Burn: Help(
        N_("Set fire to a wooden wall, works, boats in the ice, a village or crops; bows reach farther."),
        N_("Costs a turn close to the enemy; earth does not burn, rain puts fires out."),
    ),
    o.Dismantle: Help(
        N_("Pull down works beside the unit, day by day."),
        N_("Costs days; quieter than fire and works on earth too."),
    ),
    o.Ladders: Help(
        N_("Make ladders until there are enough for an escalade."),
        N_("Costs about a hundred man-days a column."),
    ),
    o.Mine: Help(
        N_("Drive a mine from a sap head under a wall until it is blown."),
        N_("Costs weeks; it may be heard, dug against, or fail."),
    ),
    o.Listen: Help(
        N_("Listen for miners under the walls, and dig against those that are heard."),
        N_("Costs men who do not rest or mend meanwhile."),
    ),
    o.Forage: Help(
        N_("Send a party for greens and game every day: fresh food sets the scurvy clock back."),
        N_("Costs risk: enemy zones, pickets and ambushes catch parties; large ones more."),
    ),
    o.Fish: Help(
        N_("Send a party to fish at a bank hex every day: fresh food sets the scurvy clock back."),
        N_("Costs risk on the open bank; little is caught under the ice."),
    ),
    o.Reap: Help(
        N_("Send a party to bring in standing crop: fresh food, or grain when it is ripe."),
        N_("Costs risk in the open field; a field is reaped once."),
    ),
    o.Detach: Help(
        N_("A party leaves the unit and becomes a unit of its own."),
        N_("Costs strength: small parties break sooner."),
    ),
    o.Merge: Help(
        N_("Join a unit of the same kind in this hex."),
        N_("Costs one unit that could have been elsewhere."),
    ),
    o.Rally: Help(
        N_("Gather the shaken: spirits rise at once, most beside a leader."),
        N_("Costs the turn."),
    ),
    o.Tend: Help(
        N_("Nurse the sick and keep their houses clean: infection spreads less."),
        N_("Costs men off the wall and out of the works."),
    ),
    o.Quarter: Help(
        N_("Crowd the army together for safety, or spread it out for health."),
        N_("Close together infection spreads faster; spread out it stands weaker to an alarm."),
    ),
    o.Ration: Help(
        N_("Set what a man gets to eat."),
        N_("Smaller rations last longer, but men sicken, lose heart and desert."),
    ),
    o.Withdraw: Help(
        N_("Give up the walls and fall back to the inner work: a few men hold it for long."),
        N_("Costs walls, room and guns on them; there is no way back."),
    ),
    o.Slip: Help(
        N_("Send a messenger to Nerchinsk; he may bring hope, news and some men."),
        N_("Costs a man if he is caught; a closed ring lets hardly anyone through."),
    ),
    o.Offer: Help(
        N_("Offer terms to the other side."),
        N_("One offer in three days; what was refused returns only better."),
    ),
    o.Answer: Help(
        N_("Answer what is asked: an offer, the assembly, the council of war."),
        N_("A refused assembly loses heart, a refused council spirit; the third time they decide alone."),
    ),
    o.Lift: Help(
        N_("Break off the siege and march home."),
        N_("Ends the game; the army that is kept counts."),
    ),
    o.Abandon: Help(
        N_("Leave the fort and march off."),
        N_("Ends the game; the men who get away count."),
    ),
    o.End: Help(
        N_("End the phase: storms and sallies are fought, then the other side orders."),
        N_("Costs what units without orders could have done."),
    ),
}
"""By kind of order; every kind has one."""

TENSIONS: Final[dict[str, Tension]] = {
    "pickets": Tension(
        N_("Pickets against health: none, weak or strong, by stretch of the ring."),
        N_("Strong ones catch foragers and sallies but tire, sicken and freeze; none lets works burn."),
        (o.Picket,),
    ),
    "foraging": Tension(
        N_("Foraging against risk: how many men, where, and when."),
        N_("Fresh days for the unit against capture; the enemy may lie in wait."),
        (o.Forage, o.Fish, o.Reap, o.Ambush),
    ),
    "labour": Tension(
        N_("One labour for all: ring, sap, mine, mound, batteries, winter camp."),
        N_("Every week one of them is late."),
        (o.Dig, o.Ladders),
    ),
    "rounds": Tension(
        N_("Rounds: at guns, at the water path, at a face to be stormed, or kept."),
        N_("What three weeks of full fire shoot away does not come back; guns alone take no earth fort."),
        (o.Bombard,),
    ),
    "sap": Tension(
        N_("Sap and storm: creep to a face before the columns go."),
        N_("A sap head halves the defenders' fire, but it can be seen and burnt."),
        (o.Dig, o.Storm),
    ),
    "mine": Tension(
        N_("Mine and countermine: weeks under a bastion."),
        N_("A breach in earth, if nobody hears it; listeners are men who do not rest."),
        (o.Mine, o.Listen),
    ),
    "posad": Tension(
        N_("Posad or fort: hold the old bank, burn it and fall back, or later the inner work."),
        N_("Room, crops and water against a longer line."),
        (o.Burn, o.Dismantle, o.Withdraw),
    ),
    "hospital": Tension(
        N_("Hospital and crowding: orderlies and houses for the sick."),
        N_("Less infection against men off the wall."),
        (o.Tend, o.Quarter),
    ),
    "boats": Tension(
        N_("Boats: convoy, guard or haven, and when to stop before the ice."),
        N_("Rations against raids and a closed river; boats frozen in are burnt."),
        (o.Convoy, o.Guard, o.Haven),
    ),
    "mouths": Tension(
        N_("Mouths: full bellies now or bread for longer."),
        N_("Grain against strength, heart and desertion."),
        (o.Ration,),
    ),
    "terms": Tension(
        N_("Letters and terms: free departure, exchange, the hint of relief."),
        N_("Desertion and hope on one side, points on the other."),
        (o.Offer, o.Answer),
    ),
    "messengers": Tension(
        N_("Messengers: slip out for Nerchinsk, come back with news or a boatload of men."),
        N_("Hope and a small relief if the ring leaks, a man lost if not."),
        (o.Slip,),
    ),
}
"""By name: where a decision costs something either way."""


def help_words(kind: type[Order]) -> str:
    """Return what a kind of order does and what it costs."""
    return f"{_(HELPS[kind].does)} {_(HELPS[kind].costs)}"


def weighing(kind: type[Order]) -> str:
    """Return what a kind of order is weighed against, or "" where nothing pulls the other way."""
    tension = next((each for each in TENSIONS.values() if kind in each.orders), None)
    return f"{_(tension.choice)} {_(tension.price)}" if tension else ""
