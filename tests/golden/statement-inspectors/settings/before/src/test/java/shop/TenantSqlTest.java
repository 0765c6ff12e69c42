package shop;

class TenantSqlTest {
    void sql() {
        assert new TenantSql().onPrepareStatement("select 1").equals("select 1");
    }
}
