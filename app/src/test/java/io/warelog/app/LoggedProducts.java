package io.warelog.app;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** What the log of a service says of its products, read past the service. */
final class LoggedProducts {

	private static final Serializer SERIALIZER = serializer();

	private LoggedProducts() {
	}

	/**
	 * A product as its stream adds up.
	 *
	 * @param state the fold of its events
	 * @param version how many events it has
	 */
	record LoggedProduct(Product state, long version) {

		private LoggedProduct then(ProductEvent event) {
			return new LoggedProduct(ProductFold.evolve(this.state, event), this.version + 1);
		}

	}

	/**
	 * Folds the streams of all products.
	 * @param data the service's data directory; the service may be running
	 * @return the products that were ever created, by their ids
	 * @throws SQLException if the log cannot be read
	 */
	static Map<UUID, LoggedProduct> in(Path data) throws SQLException {
		Map<UUID, LoggedProduct> products = new LinkedHashMap<>();
		try (Connection connection = DriverManager
			.getConnection("jdbc:sqlite:file:" + data.resolve("events.db") + "?mode=ro");
				Statement statement = connection.createStatement();
				ResultSet events = statement.executeQuery("""
						SELECT stream, payload_type, revision, payload FROM events
						WHERE stream LIKE 'product:%' ORDER BY global_index
						""")) {
			while (events.next()) {
				UUID id = UUID.fromString(events.getString(1).substring("product:".length()));
				ProductEvent event = SERIALIZER.deserialize(new SimpleSerializedObject<>(events.getBytes(4),
						byte[].class, events.getString(2), events.getString(3)));
				products.put(id, products.getOrDefault(id, new LoggedProduct(new NoProduct(), 0)).then(event));
			}
		}
		return products;
	}

	private static Serializer serializer() {
		ServiceConfiguration configuration = new ServiceConfiguration();
		return configuration.serializer(configuration.payloadNames());
	}

}
