package io.warelog.write.eventstore;

import java.util.List;

import org.axonframework.eventhandling.DomainEventMessage;

/** Reads whole commits. */
@FunctionalInterface
public interface CommitReader {

	/**
	 * Reads the commit that began a stream, in one go however large it is.
	 * @param stream name of any stream
	 * @return the first event of the stream and what came behind it in its commit, in
	 * order; empty if the stream has not begun
	 */
	List<? extends DomainEventMessage<?>> begunBy(String stream);

}
