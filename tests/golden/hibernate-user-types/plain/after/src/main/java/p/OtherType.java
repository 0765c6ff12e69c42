package p;

import org.hibernate.usertype.UserType;

public class OtherType implements UserType {
    private static final int[] SQL_TYPES = {java.sql.Types.INTEGER};

    public int getSqlType() {
        return SQL_TYPES[0];
    }
}
