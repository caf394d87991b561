package io.warelog.write.key;

import io.warelog.api.Streams;
import io.warelog.api.claim.KeyIdAssigned;
import io.warelog.api.key.ApiKey;
import io.warelog.api.key.KeyEvent;
import io.warelog.write.commit.Enacting;
import io.warelog.write.commit.StreamEvents;
import io.warelog.write.commit.Written;
import io.warelog.write.key.KeyCommand.IssueKey;
import io.warelog.write.key.KeyCommand.RevokeKey;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The shell that Axon puts around the decisions about a key and {@link ApiKey}. */
@AggregateRoot(type = "key")
public class KeyAggregate {

	@AggregateIdentifier
	private @Nullable String stream;

	private @Nullable ApiKey key;

	/** For Axon: a key about which nothing is known yet. */
	KeyAggregate() {
	}

	@CommandHandler
	@CreationPolicy(AggregateCreationPolicy.ALWAYS)
	Written handle(IssueKey command, EventBus eventBus, MetaData metaData) {
		this.stream = Streams.key(command.hash());
		StreamEvents.append(eventBus, Streams.keyId(command.id()), 0, new KeyIdAssigned(command.hash()));
		return decide(command, metaData);
	}

	@CommandHandler
	Written handle(RevokeKey command, MetaData metaData) {
		return decide(command, metaData);
	}

	@EventSourcingHandler
	void on(KeyEvent event, @SourceId String stream) {
		this.stream = stream;
		this.key = ApiKey.evolve(this.key, event);
	}

	private Written decide(KeyCommand command, MetaData metaData) {
		return Enacting.written(command.id(),
				Enacting.enact(KeyDecider.decide(command, this.key, Enacting.atVersion(metaData))));
	}

}
