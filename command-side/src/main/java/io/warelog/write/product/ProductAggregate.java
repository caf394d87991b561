package io.warelog.write.product;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.warelog.api.Streams;
import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import io.warelog.write.commit.Enacting;
import io.warelog.write.commit.Written;
import io.warelog.write.decision.Decision;
import io.warelog.write.product.ProductCommand.ArchiveProduct;
import io.warelog.write.product.ProductCommand.AttachMedium;
import io.warelog.write.product.ProductCommand.ChangeOption;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.CreateProduct;
import io.warelog.write.product.ProductCommand.DeleteProduct;
import io.warelog.write.product.ProductCommand.MoveMedium;
import io.warelog.write.product.ProductCommand.RemoveCategory;
import io.warelog.write.product.ProductCommand.RemoveMedium;
import io.warelog.write.product.ProductCommand.RemoveOption;
import io.warelog.write.product.ProductCommand.ReplaceOptions;
import io.warelog.write.product.ProductCommand.RevertProduct;
import io.warelog.write.product.ProductCommand.UnarchiveProduct;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The shell that Axon puts around {@link ProductDecider} and {@link ProductFold}.
 */
@AggregateRoot(type = "product")
public class ProductAggregate {

	@AggregateIdentifier
	private @Nullable String stream;

	private Product product = new NoProduct();

	/** For Axon: a product about which nothing is known yet. */
	ProductAggregate() {
	}

	/**
	 * Puts a shell around a state that was kept.
	 * @param product as it was
	 */
	@JsonCreator
	public ProductAggregate(@JsonProperty("product") Product product) {
		take(product);
	}

	/**
	 * The state inside.
	 * @return the product as it is
	 */
	@JsonProperty
	public Product product() {
		return this.product;
	}

	/**
	 * Decides about a command without making it true.
	 * @param command what is wanted
	 * @param context what is known from elsewhere
	 * @return the decision
	 */
	public Decision<ProductEvent> decide(ProductCommand command, ProductContext context) {
		return ProductDecider.decide(command, this.product, context);
	}

	/**
	 * Makes a decision true.
	 * @param decision about this product as it is
	 */
	public void enact(Decision<ProductEvent> decision) {
		Enacting.enact(decision);
	}

	@CommandHandler
	@CreationPolicy(AggregateCreationPolicy.ALWAYS)
	Written handle(CreateProduct command, ProductFacts facts, MetaData metaData) {
		return decide(command, facts, metaData);
	}

	@CommandHandler
	Written handle(ChangeProduct command, ProductFacts facts, MetaData metaData) {
		return decide(command, facts, metaData);
	}

	@CommandHandler
	Written handle(ArchiveProduct command, ProductFacts facts, MetaData metaData) {
		return decide(command, facts, metaData);
	}

	@CommandHandler
	Written handle(UnarchiveProduct command, ProductFacts facts, MetaData metaData) {
		return decide(command, facts, metaData);
	}

	@CommandHandler
	Written handle(DeleteProduct command, ProductFacts facts, MetaData metaData) {
		return decide(command, facts, metaData);
	}

	@CommandHandler
	Written handle(RevertProduct command, ProductFacts facts, MetaData metaData) {
		return decide(command, facts, metaData);
	}

	@CommandHandler
	Written handle(ReplaceOptions command, ProductFacts facts, MetaData metaData) {
		return decide(command, facts, metaData);
	}

	@CommandHandler
	Written handle(ChangeOption command, ProductFacts facts, MetaData metaData) {
		return decide(command, facts, metaData);
	}

	@CommandHandler
	Written handle(RemoveOption command, ProductFacts facts, MetaData metaData) {
		return decide(command, facts, metaData);
	}

	@CommandHandler
	Written handle(RemoveCategory command, ProductFacts facts, MetaData metaData) {
		return decide(command, facts, metaData);
	}

	@CommandHandler
	Written handle(AttachMedium command, ProductFacts facts, MetaData metaData) {
		return decide(command, facts, metaData);
	}

	@CommandHandler
	Written handle(MoveMedium command, ProductFacts facts, MetaData metaData) {
		return decide(command, facts, metaData);
	}

	@CommandHandler
	Written handle(RemoveMedium command, ProductFacts facts, MetaData metaData) {
		return decide(command, facts, metaData);
	}

	@EventSourcingHandler
	void on(ProductEvent event) {
		take(ProductFold.evolve(this.product, event));
	}

	private void take(Product product) {
		this.product = product;
		switch (product) {
			case NoProduct none -> this.stream = null;
			case LiveProduct live -> this.stream = Streams.product(live.id().value());
			case DeletedProduct deleted -> this.stream = Streams.product(deleted.last().id().value());
		}
	}

	private Written decide(ProductCommand command, ProductFacts facts, MetaData metaData) {
		Product before = this.product;
		ProductContext context = facts.contextOf(command, before, Enacting.atVersion(metaData));
		Decision<ProductEvent> decision = ProductDecider.decide(command, before, context);
		// before the events, so that a new product begins where it is placed
		long placement = (decision instanceof Decision.Accepted<ProductEvent>) ? facts.place(command) : 0;
		List<ProductEvent> events = Enacting.enact(decision);
		facts.tell(before, events);
		return Enacting.written(command.id().value(), events).placed(placement);
	}

}
