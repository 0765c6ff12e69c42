package shop;

import jakarta.persistence.EntityManager;
import java.util.List;

public class Accounts {
    private final EntityManager manager;

    public Accounts(EntityManager manager) {
        this.manager = manager;
    }

    public List<Account> nameless() {
        return manager.createQuery("select a from Account a where a.name = null", Account.class)
                .getResultList();
    }
}
