package books;

import javax.persistence.Query;

class Own {

    static final String PASS_DISTINCT_THROUGH = "own.hint";

    void set(Query query) {
        query.setHint(PASS_DISTINCT_THROUGH, false);
        query.setHint("hibernate.query.followOnLocking", false);
    }
}
