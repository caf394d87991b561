package io.warelog.read;

import io.warelog.platform.http.KeyDirectory;
import io.warelog.platform.http.ProblemSource;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.directory.Directory;
import io.warelog.read.directory.DirectoryEndpoints;
import io.warelog.read.product.ProductEndpoints;
import io.warelog.read.product.ProductLists;
import io.warelog.read.product.ProductReads;
import io.warelog.read.store.ReadModelStore;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The query side in a process: it needs a {@link ReadModelStore}, a {@link TokenStore} in
 * it, and the log as a {@link StreamableMessageSource}.
 */
@Configuration(proxyBeanMethods = false)
public class QuerySideConfiguration {

	private final JsonMapper states = PayloadJson.mapper();

	@Bean(destroyMethod = "stop")
	QuerySide querySide(ReadModelStore store, TokenStore tokens, StreamableMessageSource<TrackedEventMessage<?>> events,
			Directory directory, ProductReads reads) {
		return new QuerySide(store, tokens, events, this.states, directory, reads);
	}

	@Bean
	Directory directory(ReadModelStore store) {
		return new Directory(store, this.states);
	}

	@Bean
	ProductReads productReads(ReadModelStore store) {
		return new ProductReads(store);
	}

	@Bean(KeyDirectory.QUERY_SIDE)
	KeyDirectory keysForReads(Directory directory) {
		return directory::known;
	}

	@Bean
	ProblemSource unavailability() {
		return new Unavailability();
	}

	@Bean
	ProductEndpoints readingProducts(ProductReads reads, ReadModelStore store) {
		return new ProductEndpoints(reads, new ProductLists(store));
	}

	@Bean
	DirectoryEndpoints readingDirectory(Directory directory) {
		return new DirectoryEndpoints(directory);
	}

}
