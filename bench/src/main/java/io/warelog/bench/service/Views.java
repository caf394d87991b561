package io.warelog.bench.service;

import java.nio.file.Path;
import java.util.List;

/** Where the services under measurement keep their read models. */
public sealed interface Views extends AutoCloseable permits FileViews, MongoViews {

	/**
	 * What the option {@code --views} says.
	 * @param option {@code sqlite}, {@code mongodb} for a server in memory, or a URI
	 * @return the place
	 * @throws ServiceFailedException if the server does not start
	 */
	static Views of(String option) {
		return switch (option) {
			case "sqlite" -> new FileViews();
			case "mongodb" -> MongoViews.inMemory();
			default -> new MongoViews(option, null);
		};
	}

	/**
	 * The options of a service.
	 * @param data its data directory
	 * @return what it is started with besides
	 */
	List<String> options(Path data);

	/**
	 * Deletes what a service has kept, which is stopped.
	 * @param data its data directory
	 * @throws IllegalStateException if there is nothing
	 */
	void delete(Path data);

	@Override
	void close();

}
