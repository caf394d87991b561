package io.warelog.read.projection;

import java.util.List;

import org.axonframework.eventhandling.DomainEventMessage;

/** Reads streams of the log, such as that of one product. */
@FunctionalInterface
public interface StreamReader {

	/**
	 * Reads a stream.
	 * @param stream its name
	 * @param first the number of the first event that is wanted, from 0
	 * @return that event and all later ones, in order
	 */
	List<? extends DomainEventMessage<?>> read(String stream, long first);

}
