import type { ComponentType } from 'preact';
import type { ViewProps } from './viewProps.ts';

export type ViewName = 'Timeline' | 'Gas' | 'Money' | 'State' | 'Text';

/** What a transaction can be seen as, in the order of the switch. */
export const views: readonly ViewName[] = ['Timeline', 'Gas', 'Money', 'State', 'Text'];

/** The views whose script comes when somebody asks for them. */
export const onDemand: Readonly<Partial<Record<ViewName, () => Promise<ComponentType<ViewProps>>>>> = {
  Gas: () => import('../gas/GasView.tsx').then((m) => m.GasView),
  Money: () => import('../money/MoneyView.tsx').then((m) => m.MoneyView),
  State: () => import('../state/StateView.tsx').then((m) => m.StateView),
};
