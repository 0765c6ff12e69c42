package shop;

import jakarta.persistence.EntityManager;
import java.util.List;

public class Accounts {
    private static final String FREE = "from Account a where a.blockedBy = null";

    private final EntityManager manager;

    public Accounts(EntityManager manager) {
        this.manager = manager;
    }

    public List<Account> nameless() {
        return manager.createQuery("select a from Account a where a.name = null", Account.class)
                .getResultList();
    }

    public List<Account> free() {
        return manager.createQuery(FREE, Account.class).getResultList();
    }

    public List<Account> found(String name) {
        String hql = "select a from Account a where a.active <> null";
        if (name != null) {
            hql += " and a.blockedBy = null and a.name = :name";
        }
        return manager.createQuery(hql, Account.class).getResultList();
    }

    public List<Account> replaced(boolean all) {
        String hql = "select a from Account a where a.blockedBy = null";
        if (all) {
            hql = "select a from Account a";
        }
        String sql = "select * from account where blocked_by = null";
        manager.createNativeQuery(sql);
        return manager.createQuery(hql, Account.class).getResultList();
    }
}
