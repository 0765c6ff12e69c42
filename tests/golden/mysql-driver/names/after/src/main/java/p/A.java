import com.mysql.cj.jdbc.MysqlDataSource;
class A { Object a = new MysqlDataSource(); }
