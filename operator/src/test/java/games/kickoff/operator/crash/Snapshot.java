package games.kickoff.operator.crash;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.record.RecordView;
import games.kickoff.core.ticket.TicketView;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything on a stage at one moment. */
record Snapshot(
    List<TicketView> tickets,
    Map<MatchId, MatchView> matches,
    Map<MatchId, RecordView> records,
    Map<String, String> sessions,
    Map<String, String> pods) {

  static Snapshot of(Stage stage) {
    Map<MatchId, MatchView> matches = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    Map<MatchId, RecordView> records = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    for (MatchId match : stage.storeCalls.claimed()) {
      stage.realm.matches.find(match).ifPresent(view -> matches.put(match, view));
      stage.records.find(match).ifPresent(view -> records.put(match, view));
    }
    return new Snapshot(
        stage.tickets(), matches, records, versions(stage.sessions()), versions(stage.pods()));
  }

  private static Map<String, String> versions(List<? extends HasMetadata> objects) {
    Map<String, String> versions = new TreeMap<>();
    for (HasMetadata object : objects) {
      versions.put(
          object.getMetadata().getName(),
          object.getMetadata().getUid() + " " + object.getMetadata().getResourceVersion());
    }
    return versions;
  }

  /** Checks that all of this is unchanged later on; additions are ignored. */
  void checkIsPartOf(Snapshot later) {
    assertThat(later.tickets()).as("tickets").isEqualTo(tickets);
    assertThat(later.matches()).as("matches").containsAllEntriesOf(matches);
    assertThat(later.records()).as("records").containsAllEntriesOf(records);
    assertThat(later.sessions()).as("sessions").containsAllEntriesOf(sessions);
    assertThat(later.pods()).as("pods").containsAllEntriesOf(pods);
  }
}
