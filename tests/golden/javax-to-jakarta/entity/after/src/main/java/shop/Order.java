package shop;

import jakarta.annotation.PostConstruct;
import jakarta.persistence.*;
import jakarta.transaction.Transactional;
import java.util.Date;
import javax.sql.DataSource;
import javax.transaction.xa.XAResource;

import static jakarta.persistence.CascadeType.ALL;

/** Stored by {@link jakarta.persistence.EntityManager}. */
@Entity
public class Order {

	// javax.persistence in a plain comment stays
	@QueryHints(@QueryHint(name = "jakarta.persistence.query.timeout", value = "5"))
	@jakarta.validation.constraints.NotNull
	private Date date;

	@OneToMany(cascade = ALL)
	private javax.money.Monetary total;
}
