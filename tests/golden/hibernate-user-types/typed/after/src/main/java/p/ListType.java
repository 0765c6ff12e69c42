package p;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.usertype.ParameterizedType;
import org.hibernate.usertype.UserType;

public abstract class ListType implements UserType<Names>, ParameterizedType {
    @Override
    public int getSqlType() {
        return Types.VARCHAR;
    }

    @Override
    public Class<Names> returnedClass() {
        return Names.class;
    }

    @Override
    public boolean equals(Names x, Names y) {
        return Objects.equals(x, y);
    }

    @Override
    public int hashCode(Names x) {
        return x.hashCode();
    }

    @Override
    public Names nullSafeGet(ResultSet rs, int position, SharedSessionContractImplementor session, Object owner)
            throws SQLException {
        Names found = new Names(rs.getString(position));
        if (found.isEmpty()) {
            return (Names) parse("");
        }
        return rs.wasNull() ? null : found;
    }

    @Override
    public void nullSafeSet(PreparedStatement st, Names value, int index, SharedSessionContractImplementor session)
            throws SQLException {
        st.setString(index, value == null ? null : ((Names) value).joined());
    }

    @Override
    public Names deepCopy(Names value) {
        return value == null ? null : new Names(((Names) value).joined());
    }

    @Override
    public Serializable disassemble(Names value) {
        return (Serializable) deepCopy(value);
    }

    @Override
    public Names assemble(Serializable cached, Object owner) {
        return deepCopy((Names) cached);
    }

    @Override
    public Names replace(Names original, Names target, Object owner) {
        return (Names) this.copy(original);
    }
}
