import type { ThemeConfig } from 'antd';

/** White grounds, ink text, one blue for action. The same values stand as CSS variables in base.css. */
const ink = '#1d2129';
const blue = '#17509e';
const families = '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

/** The look of antd's parts; `large` is the large-text mode for tired eyes. */
export function themeOf(large: boolean): ThemeConfig {
  return {
    token: {
      colorPrimary: blue, colorLink: blue, colorInfo: blue, colorTextBase: ink, colorError: '#b42318', colorWarning: '#8f5b00', colorSuccess: '#2a6f3e',
      colorTextSecondary: '#545c69', colorTextTertiary: '#5f6773', colorTextDescription: '#5f6773', colorTextPlaceholder: '#6b7280', colorTextDisabled: '#757b85',
      colorBorder: '#c9cdd4', colorBorderSecondary: '#e5e7eb', colorBgLayout: '#f6f7f9',
      borderRadius: 4, borderRadiusLG: 4, borderRadiusSM: 3, fontFamily: families,
      fontSize: large ? 17 : 14, controlHeight: large ? 40 : 32, wireframe: false, motionDurationMid: '0.12s', motionDurationSlow: '0.16s',
      boxShadowSecondary: '0 4px 16px rgba(20, 30, 50, 0.14)',
    },
    components: {
      Table: { cellPaddingBlock: 9, cellPaddingInline: 10, headerBg: '#f6f7f9', headerColor: '#454c57', headerSplitColor: 'transparent' },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Tabs: { horizontalMargin: '0', titleFontSize: large ? 17 : 14 },
      Drawer: { paddingLG: 20 },
    },
  };
}
