package io.warelog.write;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.github.f4b6a3.uuid.UuidCreator;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.WeightUnit;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.Money;
import io.warelog.api.value.OrganizationId;
import io.warelog.api.value.ProductId;
import io.warelog.platform.messaging.NamedPayloadSerializer;
import io.warelog.write.commit.Commands;
import io.warelog.write.commit.Intent;
import io.warelog.write.commit.Written;
import io.warelog.write.eventstore.LogEventStore;
import io.warelog.write.facts.Facts;
import io.warelog.write.merchant.MerchantCommand.RegisterMerchant;
import io.warelog.write.product.ProductChanges;
import io.warelog.write.product.ProductCommand.CreateProduct;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;

/**
 * The command side as one node of the service has it. Several over one {@link Log} know
 * nothing of each other, like nodes on different machines.
 */
public final class Node implements AutoCloseable {

	/** The API key that acts. */
	public static final UUID KEY = UUID.fromString("019a0000-0000-7000-8000-00000000000a");

	private final Configuration axon;

	private final Commands commands;

	private Node(Configuration axon) {
		this.axon = axon;
		this.commands = new Commands(axon.commandGateway());
	}

	public static Node start(Log log) {
		return start(log, Clock.systemUTC());
	}

	public static Node start(Log log, Clock clock) {
		NamedPayloadSerializer serializer = new NamedPayloadSerializer(log.names());
		LogEventStore eventStore = new LogEventStore(log.engine());
		Configuration axon = CommandSide
			.configure(DefaultConfigurer.defaultConfiguration(false), eventStore, eventStore, log.engine(), clock,
					Runnable::run)
			.configureSerializer((configuration) -> serializer)
			.configureEventSerializer((configuration) -> serializer)
			.configureMessageSerializer((configuration) -> serializer)
			.buildConfiguration();
		CommandSide.intercept(axon);
		axon.start();
		return new Node(axon);
	}

	public Facts facts() {
		return this.axon.getComponent(Facts.class);
	}

	public Commands commands() {
		return this.commands;
	}

	public EventStore eventStore() {
		return this.axon.eventStore();
	}

	public QueryGateway queries() {
		return this.axon.queryGateway();
	}

	/** Does something once, just before this node sends a command. */
	public void beforeSending(Class<?> command, Runnable action) {
		AtomicBoolean done = new AtomicBoolean();
		this.axon.commandBus().registerDispatchInterceptor((messages) -> (index, message) -> {
			if (command.isInstance(message.getPayload()) && !done.getAndSet(true)) {
				action.run();
			}
			return message;
		});
	}

	/** A merchant of an organization of its own. */
	public Merchant register(String name) {
		UUID id = newId();
		UUID organization = newId();
		send(new RegisterMerchant(new MerchantId(id), new OrganizationId(organization), name + "'s", name,
				new CurrencyCode("USD"), null, WeightUnit.KG), id);
		return facts().merchant(id).orElseThrow();
	}

	public Written create(Merchant merchant, String name) {
		return send(() -> product(merchant, name), merchant.id().value(), null);
	}

	public Written send(Object command, UUID merchant) {
		return send(() -> command, merchant, null);
	}

	public Written send(Supplier<?> command, UUID merchant, Intent.@Nullable Idempotency idempotency) {
		return send(command, new Intent(merchant, KEY, "request-1", null, null, idempotency));
	}

	public Written send(Supplier<?> command, Intent intent) {
		return this.commands.send(command, intent);
	}

	/** Asks for a new product. */
	public static CreateProduct product(Merchant merchant, String name) {
		return new CreateProduct(new ProductId(newId()), merchant.id(), merchant.organization(), name, null,
				new Money(new BigDecimal("55"), merchant.currency()), null, null, true, true, List.of(),
				ProductChanges.NONE, List.of());
	}

	public static UUID newId() {
		return UuidCreator.getTimeOrderedEpochPlus1();
	}

	@Override
	public void close() {
		this.axon.shutdown();
	}

}
