package shop;

import java.util.Date;
import javax.annotation.PostConstruct;
import javax.persistence.*;
import javax.sql.DataSource;
import javax.transaction.Transactional;
import javax.transaction.xa.XAResource;

import static javax.persistence.CascadeType.ALL;

/** Stored by {@link javax.persistence.EntityManager}. */
@Entity
public class Order {

	// javax.persistence in a plain comment stays
	@QueryHints(@QueryHint(name = "javax.persistence.query.timeout", value = "5"))
	@javax.validation.constraints.NotNull
	private Date date;

	@OneToMany(cascade = ALL)
	private javax.money.Monetary total;
}
