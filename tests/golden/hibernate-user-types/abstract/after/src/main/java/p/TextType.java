package p;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.usertype.UserType;

public abstract class TextType implements UserType {
    @Override
    public int getSqlType() {
        return Types.VARCHAR;
    }

    @Override
    public abstract Object nullSafeGet(ResultSet rs, int position, SharedSessionContractImplementor session, Object owner)
            throws SQLException;
}
