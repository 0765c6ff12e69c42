package p;

import org.hibernate.usertype.UserType;

public class OtherType implements UserType {
    private static final int[] SQL_TYPES = {java.sql.Types.INTEGER};

    public int[] sqlTypes() {
        return SQL_TYPES;
    }
}
