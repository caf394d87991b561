package io.warelog.write.eventstore;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate of these tests: a shell around {@link Tally.State}.
 */
@AggregateRoot(type = "Tally")
class TallyShell {

	@AggregateIdentifier
	private @Nullable String id;

	private Tally.State state = new Tally.State("", 0);

	TallyShell() {
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	TallyShell(Tally.State state) {
		this.id = state.id();
		this.state = state;
	}

	static TallyShell open(String id) {
		TallyShell shell = new TallyShell();
		AggregateLifecycle.apply(new Tally.Counted(id, 0));
		return shell;
	}

	void count(int by) {
		AggregateLifecycle.apply(new Tally.Counted(this.state.id(), by));
	}

	@JsonValue
	Tally.State state() {
		return this.state;
	}

	@EventSourcingHandler
	void on(Tally.Counted event) {
		this.id = event.id();
		this.state = this.state.after(event);
	}

}
