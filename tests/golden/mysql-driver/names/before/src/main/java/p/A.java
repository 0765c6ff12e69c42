import com.mysql.jdbc.jdbc2.optional.MysqlDataSource;
class A { Object a = new MysqlDataSource(); }
