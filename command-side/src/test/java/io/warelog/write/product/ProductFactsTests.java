package io.warelog.write.product;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.warelog.api.merchant.Merchant;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import io.warelog.api.Streams;
import io.warelog.api.value.ProductId;
import io.warelog.write.Log;
import io.warelog.write.Node;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.eventstore.LogEventStore;
import io.warelog.write.product.ProductCommand.RevertProduct;
import io.warelog.write.slug.SlugClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is looked up before a decision. */
class ProductFactsTests {

	@TempDir
	Path directory;

	@Test
	void whatAProductWasIsReadOnlyForItsMerchantAtAVersionThatItHasSeen() throws Exception {
		try (Log log = Log.open(this.directory); Node node = Node.start(log)) {
			Merchant owner = node.register("owner");
			Merchant other = node.register("other");
			ProductId id = new ProductId(node.create(owner, "Mug").resource());
			Product product = log.payloads(Streams.product(id.value()))
				.stream()
				.map(ProductEvent.class::cast)
				.reduce((Product) new NoProduct(), ProductFold::evolve, (one, another) -> another);
			LogEventStore store = new LogEventStore(log.engine());
			ProductFacts facts = new ProductFacts(node.facts(), new SlugClaims(store), store);

			assertThat(facts.contextOf(revert(id, owner), product, new AtVersion(1, Set.of(1L))).earlier())
				.isEqualTo(new ProductContext.Earlier(product, false));
			assertThat(facts.contextOf(revert(id, owner), product, new AtVersion(1, Set.of(2L))).earlier()).isNull();
			assertThat(facts.contextOf(revert(id, other), product, new AtVersion(1, null)).earlier()).isNull();
			assertThat(product).isInstanceOf(LiveProduct.class);
		}
	}

	private static RevertProduct revert(ProductId product, Merchant merchant) {
		return new RevertProduct(product, merchant.id(), 1, List.of());
	}

}
