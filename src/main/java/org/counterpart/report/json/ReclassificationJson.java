package org.counterpart.report.json;

import java.util.List;
import org.counterpart.prediction.reclassification.Discrimination;
import org.counterpart.prediction.reclassification.Gain;
import org.counterpart.prediction.reclassification.NetReclassification;
import org.counterpart.prediction.reclassification.NetReclassification.Moves;
import org.counterpart.prediction.reclassification.NetReclassification.Part;
import org.counterpart.prediction.reclassification.Reclassification;
import org.counterpart.report.Fields;

/** NRI and IDI as JSON. */
final class ReclassificationJson {
    private ReclassificationJson() {}

    static void write(Fields out, Reclassification.Result found) {
        out.put("n", found.n()).put("events", found.events());
        Discrimination idi = found.discrimination();
        gain(
                out.object("idi")
                        .put("events", idi.events())
                        .put("nonEvents", idi.others())
                        .put("slopeBefore", idi.slopeBefore())
                        .put("slopeAfter", idi.slopeAfter())
                        .put("relative", idi.relative()),
                idi.gain());
        net(out, "continuous", found.continuous());
        if (found.byCategory().isPresent()) {
            out.numbers("cutPoints", found.procedure().cutPoints());
            net(out, "categories", found.byCategory().get());
        }
        found.moves().ifPresent(moves -> moves(out, moves));
        out.reason(found.notes());
    }

    private static void gain(Fields out, Gain gain) {
        out.put("estimate", gain.estimate()).put("se", gain.se()).put("ci", gain.ci());
        out.put("z", gain.z()).put("p", gain.p());
    }

    private static void net(Fields all, String name, NetReclassification net) {
        Fields out = all.hidden(all.disclosure().hides(net)).object(name);
        gain(out, net.sum());
        out.put("seNull", net.nullSe()).put("zNull", net.nullZ()).put("pNull", net.nullP());
        part(out.object("events"), net.events());
        part(out.object("nonEvents"), net.others());
    }

    private static void part(Fields out, Part part) {
        out.put("n", part.n()).put("up", part.up()).put("down", part.down());
        gain(out, part.gain());
    }

    private static void moves(Fields all, Moves moves) {
        all.hidden(all.disclosure().hides(moves)).array("moves", next -> {
            for (int before = 0; before < moves.events().size(); before++) {
                List<Integer> events = moves.events().get(before);
                for (int after = 0; after < events.size(); after++) {
                    next.get()
                            .put("before", before)
                            .put("after", after)
                            .put("events", events.get(after))
                            .put("nonEvents", moves.others().get(before).get(after));
                }
            }
        });
    }
}
