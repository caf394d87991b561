package io.warelog.write.facts;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.key.ApiKey;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantRenamed;
import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.organization.Organization;
import io.warelog.write.Log;
import io.warelog.write.Node;
import io.warelog.write.eventstore.LogEventStore;
import io.warelog.write.key.KeyCommand.IssueKey;
import io.warelog.write.key.KeyCommand.RevokeKey;
import io.warelog.write.merchant.MerchantCommand.ChangeMerchant;
import io.warelog.write.organization.OrganizationCommand.AddFeeType;
import io.warelog.write.organization.OrganizationCommand.RetireFeeType;
import io.warelog.write.organization.OrganizationCommand.SetDetailsPolicy;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** One node looks at what another writes. */
class FactsTests {

	private static final String HASH = "0123456789abcdef".repeat(4);

	private Log log;

	private Node writer;

	private Node looker;

	private Merchant merchant;

	@BeforeEach
	void start(@TempDir Path directory) throws SQLException {
		this.log = Log.open(directory);
		this.writer = Node.start(this.log);
		this.looker = Node.start(this.log);
		this.merchant = this.writer.register("Tea shop");
	}

	@AfterEach
	void stop() throws SQLException {
		this.looker.close();
		this.writer.close();
		this.log.close();
	}

	@Test
	void whatIsNotThereIsEmpty() {
		UUID unknown = Node.newId();
		assertThat(facts().merchant(unknown)).isEmpty();
		assertThat(facts().organization(unknown)).isEmpty();
		assertThat(facts().organizationNamed("nobody")).isEmpty();
		assertThat(facts().key(HASH)).isEmpty();
		assertThat(facts().keyHash(unknown)).isEmpty();
	}

	@Test
	void whatWasNotThereIsSeenOnceItIs() {
		assertThat(facts().key(HASH)).isEmpty();
		UUID id = issue();
		assertThat(facts().key(HASH)).map(ApiKey::id).contains(id);
		assertThat(facts().keyHash(id)).contains(HASH);
	}

	@Test
	void aMerchantIsAsItWasChangedThisMoment() {
		UUID id = this.merchant.id().value();
		assertThat(facts().merchant(id)).contains(this.merchant);
		rename("Tea house");
		assertThat(facts().merchant(id)).map(Merchant::name).contains("Tea house");
		rename("Tea room");
		rename("Tea garden");
		assertThat(facts().merchant(id)).map(Merchant::name).contains("Tea garden");
	}

	@Test
	void anOrganizationIsFoundByItsNameAndAsItIsThisMoment() {
		UUID organization = this.merchant.organization().value();
		assertThat(facts().organizationNamed("Tea shop's")).contains(organization);
		assertThat(facts().organization(organization)).map(Organization::details).contains(DetailsPolicy.EDITABLE);
		send(new SetDetailsPolicy(this.merchant.organization(), DetailsPolicy.FROZEN));
		assertThat(facts().organization(organization)).map(Organization::details).contains(DetailsPolicy.FROZEN);
		UUID fee = Node.newId();
		send(new AddFeeType(this.merchant.organization(), fee, "Card"));
		assertThat(facts().organization(organization)).map(Organization::assignable).contains(Set.of(fee));
		send(new RetireFeeType(this.merchant.organization(), fee));
		assertThat(facts().organization(organization)).map(Organization::assignable).contains(Set.of());
	}

	@Test
	void aRevokedKeyIsRevokedEverywhereAtOnce() {
		UUID id = issue();
		assertThat(facts().key(HASH)).map(ApiKey::revoked).contains(false);
		send(new RevokeKey(HASH, id));
		assertThat(facts().key(HASH)).map(ApiKey::revoked).contains(true);
	}

	@Test
	void whatAUnitOfWorkHasOnlyStagedIsForgottenWithIt() {
		EventStore store = new LogEventStore(this.log.engine());
		Facts facts = new Facts(store);
		UUID id = this.merchant.id().value();
		UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
		store.publish(renamed("Tea house"));
		assertThat(facts.merchant(id)).map(Merchant::name).contains("Tea house");
		work.rollback();

		assertThat(facts.merchant(id)).contains(this.merchant);
		rename("Tea garden");
		assertThat(facts.merchant(id)).map(Merchant::name).contains("Tea garden");
	}

	@Test
	void whatAnInnerUnitOfWorkTookBackIsForgottenThoughItsRootCommits() {
		EventStore store = new LogEventStore(this.log.engine());
		Facts facts = new Facts(store);
		UUID id = this.merchant.id().value();
		UnitOfWork<?> root = DefaultUnitOfWork.startAndGet(null);
		UnitOfWork<?> inner = DefaultUnitOfWork.startAndGet(null);
		store.publish(renamed("Tea house"));
		assertThat(facts.merchant(id)).map(Merchant::name).contains("Tea house");
		inner.rollback();
		assertThat(facts.merchant(id)).contains(this.merchant);
		root.commit();

		assertThat(facts.merchant(id)).contains(this.merchant);
		rename("Tea garden");
		assertThat(facts.merchant(id)).map(Merchant::name).contains("Tea garden");
	}

	/** Follows the registration, as whatever else happens next does. */
	private DomainEventMessage<?> renamed(String name) {
		return new GenericDomainEventMessage<>("MerchantAggregate", Streams.merchant(this.merchant.id().value()), 1,
				new MerchantRenamed(name));
	}

	private UUID issue() {
		UUID id = Node.newId();
		send(new IssueKey(HASH, id, this.merchant.id(), this.merchant.organization(), null, Set.of("admin"), null,
				Instant.EPOCH, List.of()));
		return id;
	}

	private void rename(String name) {
		send(new ChangeMerchant(this.merchant.id(), name, null, null, null));
	}

	private void send(Object command) {
		this.writer.send(command, this.merchant.id().value());
	}

	private Facts facts() {
		return this.looker.facts();
	}

}
