package shop;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;

class Flow {
    @TableId(type = IdType.ASSIGN_UUID)
    private String id;
    @TableId(type = IdType.ASSIGN_ID)
    private Long number;
    @TableId(type = IdType.AUTO)
    private Long other;
}
